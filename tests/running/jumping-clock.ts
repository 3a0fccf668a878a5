// Loaded before the bot (node --import): every SIGUSR2 moves its wall clock on to the next of these times.

const HOUR = 3_600_000;
const AHEAD = [HOUR, 0, -HOUR, 0];

const real = Date.now;
let ahead = 0;
let jumps = 0;

Date.now = () => real() + ahead;
process.on('SIGUSR2', () => {
  ahead = AHEAD[jumps % AHEAD.length] ?? 0;
  jumps += 1;
});
