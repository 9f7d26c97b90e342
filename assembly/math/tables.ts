/** What fills the tables that are computed. The whole kernel does so when it starts. Of its parts, each brings those that
 *  its functions read (tools/kernel/tables.ts). */
export { fillExpRows } from './exp-rows';
export { fillTanhRows } from './tanh-rows';
export { fillTrigRows } from './trig-rows';
