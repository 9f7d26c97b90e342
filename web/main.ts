import { worked } from './worked.js';

document.querySelector('#app')?.append(worked());
