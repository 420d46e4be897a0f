/** Places by what people call them, and their zones. */
const places: Readonly<Record<string, readonly string[]>> = {
  'Asia/Tokyo': [
    'Tokyo',
    'Osaka',
    'Kyoto',
    'Tokio',
    '東京',
    '东京',
    '大阪',
    '京都',
    'โตเกียว',
    '도쿄',
    '오사카',
  ],
  'Asia/Bangkok': [
    'Bangkok',
    'Chiang Mai',
    'バンコク',
    'กรุงเทพ',
    'เชียงใหม่',
    '曼谷',
    '방콕',
    'Băng Cốc',
  ],
  'Asia/Taipei': [
    'Taipei',
    'Taipéi',
    '台北',
    '臺北',
    '高雄',
    '台中',
    'ไทเป',
    '타이베이',
    'Đài Bắc',
  ],
  'Asia/Shanghai': [
    'Shanghai',
    'Beijing',
    'Pekín',
    'Pékin',
    'Peking',
    '上海',
    '北京',
    'เซี่ยงไฮ้',
    'ปักกิ่ง',
    '상하이',
    '베이징',
    'Thượng Hải',
    'Bắc Kinh',
  ],
  'Asia/Hong_Kong': ['Hong Kong', 'Hongkong', '香港', 'ฮ่องกง', '홍콩', 'Hồng Kông'],
  'Asia/Seoul': [
    'Seoul',
    'Seúl',
    'Séoul',
    'Busan',
    'ソウル',
    '首爾',
    '首尔',
    'โซล',
    '서울',
    '부산',
  ],
  'Asia/Singapore': [
    'Singapore',
    'Singapur',
    'Singapour',
    'Singapura',
    'シンガポール',
    '新加坡',
    'สิงคโปร์',
    '싱가포르',
  ],
  'Asia/Ho_Chi_Minh': [
    'Ho Chi Minh',
    'Hồ Chí Minh',
    'Saigon',
    'Sài Gòn',
    'Hanoi',
    'Hà Nội',
    'ハノイ',
    'ホーチミン',
    'ฮานอย',
    '河內',
    '河内',
    '하노이',
  ],
  'Asia/Jakarta': [
    'Jakarta',
    'Yakarta',
    'Bandung',
    'ジャカルタ',
    'จาการ์ตา',
    '雅加達',
    '雅加达',
    '자카르타',
  ],
  'Europe/London': ['London', 'Londres', 'ロンドン', 'ลอนดอน', '倫敦', '伦敦', '런던', 'Luân Đôn'],
  'Europe/Paris': ['Paris', 'París', 'パリ', 'ปารีส', '巴黎', '파리'],
  'Europe/Berlin': [
    'Berlin',
    'Berlín',
    'München',
    'Munich',
    'Hamburg',
    'ベルリン',
    'เบอร์ลิน',
    '柏林',
    '베를린',
  ],
  'Europe/Madrid': ['Madrid', 'Barcelona', 'マドリード', 'มาดริด', '馬德里', '马德里', '마드리드'],
  'America/New_York': ['New York', 'Nueva York', 'ニューヨーク', 'นิวยอร์ก', '紐約', '纽约', '뉴욕'],
  'America/Los_Angeles': [
    'Los Angeles',
    'San Francisco',
    'ロサンゼルス',
    'ลอสแอนเจลิส',
    '洛杉磯',
    '洛杉矶',
    '로스앤젤레스',
  ],
  'America/Mexico_City': ['Mexico City', 'Ciudad de México', 'メキシコシティ', '墨西哥城'],
  'Australia/Sydney': ['Sydney', 'シドニー', 'ซิดนีย์', '雪梨', '悉尼', '시드니'],
};

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
