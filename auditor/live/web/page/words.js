// Numbers, times and names as a person reads them.

const REGIONS = new Intl.DisplayNames(["en"], {type: "region", fallback: "code"});
const CLOCK = new Intl.DateTimeFormat("en-GB", {hour: "2-digit", minute: "2-digit", second: "2-digit"});
const NUMBER = new Intl.NumberFormat("en-GB");
const MAGNITUDES = ["B", "kB", "MB", "GB", "TB"];

export const CONFIDENCES = {certain: "certain", likely: "likely", possible: "possible"};
export const ORIGINS = {
  echo: "a server had given this value to the device before",
  user: "the person had typed this into a form of that service",
};
export const PLACES = {
  "request.body": "the body",
  "request.query": "the address, after the question mark",
  "request.header": "a header",
  "request.cookie": "a cookie",
  "request.path": "the address",
};

// Milliseconds of an RFC 3339 time; its digits beyond milliseconds are left out.
export function moment(time) {
  return Date.parse(time.replace(/(\.\d{3})\d*/, "$1"));
}

// The clock on the wall of whoever looks.
export function clock(time) {
  return CLOCK.format(typeof time === "number" ? time : moment(time));
}

export function number(count) {
  return NUMBER.format(count);
}

export function plural(count, one, many = `${one}s`) {
  return `${number(count)} ${count === 1 ? one : many}`;
}

export function size(bytes) {
  let at = 0;
  let left = bytes;
  while (left >= 1000 && at < MAGNITUDES.length - 1) {
    left /= 1000;
    at += 1;
  }
  return `${at && left < 10 ? left.toFixed(1) : Math.round(left)} ${MAGNITUDES[at]}`;
}

export function percent(share) {
  const exact = share * 100;
  if (exact > 99 && exact < 100) return "over 99 %";
  if (exact > 0 && exact < 1) return "under 1 %";
  return `${Math.round(exact)} %`;
}

export function country(code) {
  if (code === null || code === undefined) return "country not known";
  try {
    return REGIONS.of(code) ?? code;
  } catch {
    return code;
  }
}

// The company behind a host, else its domain, else the host; none where names on the way alone tell of it.
export function who(recipient, host) {
  return recipient === null ? host || "whoever carries the traffic" : recipient.name;
}

export function whoAndWhere(recipient, host) {
  const known = recipient !== null && recipient.id !== null;
  if (!known) return `${who(recipient, host)} (company not known)`;
  return recipient.country === null ? recipient.name : `${recipient.name} (${country(recipient.country)})`;
}

const SECONDS = {s: 1, ms: 0.001, us: 1e-6, ns: 1e-9, min: 60, h: 3600};

// An amount of time in seconds; null where the unit is none of time.
export function seconds(amount, unit) {
  return amount === null || !(unit in SECONDS) ? null : amount * SECONDS[unit];
}

export function span(length) {
  if (length < 90) return `${length < 10 ? Number(length.toFixed(1)) : Math.round(length)} s`;
  const minutes = Math.round(length / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export function digits(host) {
  return host.length > 60 ? `${host.slice(0, 59)}…` : host;
}
