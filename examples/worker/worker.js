// A module worker has no import map: a path, or a bundler.
import { sigmoid } from '../../dist/index.js';

addEventListener('message', ({ data }) => {
  // In place: the array that came is the array that goes back.
  sigmoid(data, { out: data });
  postMessage(data, [data.buffer]);
});
