import { places } from './places';

/** That somebody is there, and does not just speak of it. */
const being = [
  /住んで|住み|在住|暮らし|タイムゾーン|時間帯|にいます|引っ越/,
  /อยู่|อาศัย|เขตเวลา|ไทม์โซน|ย้ายไป/,
  /住在|我在|人在|時區|时区|搬到/,
  /살아|살고|거주|시간대|있어요|이사/,
  /\bI (?:live|moved|am in|am at)\b|\bI'm (?:living |based )?in\b|\btime ?zone\b/i,
  /sống ở|sống tại|đang ở|(?:tôi|mình) ở|múi giờ|chuyển đến/i,
  /tinggal di|(?:saya|aku) di|berada di|zona waktu|pindah ke/i,
  /\b(?:vivo|estoy) en\b|zona horaria|me mudé a/i,
  /j'habite|je (?:vis|suis) (?:à|au|en)|fuseau horaire/i,
  /ich (?:wohne|lebe|bin) (?:jetzt )?in|zeitzone/i,
];

const zoneName =
  /\b(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)(?:\/[A-Za-z_-]+){1,2}|\bUTC\b/i;

/** The IANA name of the time zone that the words name, or of the place where somebody says to be. */
export function timeZoneWish(words: string): string | undefined {
  const [named] = zoneName.exec(words) ?? [];
  if (named !== undefined) return properName(named);
  if (!being.some((pattern) => pattern.test(words))) return undefined;
  return Object.entries(places).find(([, names]) => names.some((name) => occurs(name, words)))?.[0];
}

function properName(zone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** Of Latin letters a whole word: Paris is not in "comparison". */
function occurs(name: string, words: string): boolean {
  if (!/^\p{Script=Latin}/u.test(name)) return words.includes(name);
  return new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'iu').test(words);
}
