// The time of events.

// tick is the time, each time a later one: what was done first sorts first.
let latest = 0;
export function tick(): string {
  latest = Math.max(Date.now(), latest + 1);
  return new Date(latest).toISOString();
}
