/** How many requests of a thread are under way, each with a connection of its own. */
export const requestsAtOnce = 96;
export const connections = { keepAlive: true, maxSockets: requestsAtOnce };
/** Larger objects are read as a stream. */
export const smallObject = 1 << 20;
