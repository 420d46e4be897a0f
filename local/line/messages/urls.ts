import { checkText } from './fields';
import type { Place } from './report';

const maxResourceUrlLength = 2000;
const maxLinkLength = 1000;

/**
 * A URL that LINE's apps load: https, at most 2000 characters. Local rule of the emulator, not of LINE: http is
 * allowed when the host is this machine, so that a bot under development can serve its own pictures.
 * Nothing is fetched.
 */
export function checkResourceUrl(place: Place, value: unknown, optional = false) {
  if (!checkText(place, value, { max: maxResourceUrlLength, optional })) return;
  const url = parse(value);
  if (!url) return place.invalidUri();
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))) return;
  place.invalidUriScheme();
}

const linkSchemes = ['http:', 'https:', 'line:', 'tel:'];

/** A link that is opened by a tap: http, https, line or tel, at most 1000 characters. */
export function checkLink(place: Place, value: unknown, optional = false) {
  if (!checkText(place, value, { max: maxLinkLength, optional })) return;
  const url = parse(value);
  if (!url) place.invalidUri();
  else if (!linkSchemes.includes(url.protocol)) place.invalidUriScheme();
}

function parse(value: string): URL | undefined {
  if (/[\s]/.test(value)) return undefined;
  try {
    return new URL(value);
  } catch {
    return undefined;
  }
}

const isLoopback = (hostname: string) =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
