// Loaded before the doctor: what it asks of Microsoft and of the bot's public address goes to servers of the test.

const { MICROSOFT, BOT } = process.env;
const places = [
  ['https://login.microsoftonline.com/', `${MICROSOFT}/token/`],
  ['https://login.botframework.com/', `${MICROSOFT}/keys/`],
  ['https://careers.example.org/', `${BOT}/`],
];
const real = globalThis.fetch;
globalThis.fetch = (address, options) => {
  const [from, to] = places.find(([place]) => String(address).startsWith(place)) ?? ['', ''];
  return real(String(address).replace(from, to), options);
};
