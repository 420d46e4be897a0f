import type { Language } from './languages';

/**
 * Words that promise: of prices, gifts, ranks, certainty, cures. They stand in a card only when the brief has them too.
 * Whole words where a language divides its words.
 */
export const claims: Readonly<Record<Language, RegExp>> = {
  ja: /無料|割引|半額|激安|最安|最高級|日本一|世界一|業界初|No\.?1|ナンバーワン|必ず|絶対に|保証|完治|治り|痩せ|プレゼント|ポイント還元|限定/giu,
  th: /ฟรี|ลดราคา|ส่วนลด|ถูกที่สุด|ดีที่สุด|อันดับหนึ่ง|อันดับ 1|รับประกัน|การันตี|รักษาหาย|หายขาด|แน่นอน 100|ของแถม/giu,
  'zh-TW':
    /免費|折扣|特價|半價|最低價|最便宜|第一名|全球最|世界第一|保證|包你|根治|治癒|贈品|買一送一|限時/giu,
  'zh-CN':
    /免费|折扣|特价|半价|最低价|最便宜|第一名|全球最|世界第一|保证|包你|根治|治愈|赠品|买一送一|限时/giu,
  ko: /무료|할인|반값|최저가|최고의|1위|세계 최초|보장|완치|치료|사은품|증정|한정/giu,
  en: /\b(?:free|discount|sale|half price|cheapest|best|number one|no\.? ?1|guarantee[ds]?|cures?|cured|heals?|limited offer|gift|win|refund)\b/giu,
  vi: /miễn phí|giảm giá|khuyến mãi|rẻ nhất|tốt nhất|số một|cam kết|bảo đảm|đảm bảo|chữa khỏi|quà tặng/giu,
  id: /\b(?:gratis|diskon|promo|termurah|terbaik|nomor satu|dijamin|garansi|menyembuhkan|hadiah)\b/giu,
  es: /\b(?:gratis|descuento|oferta|el mejor|la mejor|número uno|garantizad[oa]s?|cura|regalo)\b/giu,
  fr: /\b(?:gratuite?s?|remise|soldes|le meilleur|la meilleure|numéro un|garantie?s?|guérit|guérison|cadeau)\b/giu,
  de: /\b(?:gratis|kostenlos|rabatt|ausverkauf|(?:der|die|das) beste|nummer eins|garantiert|heilt|geschenk)\b/giu,
};

/** Signs and names of money; 元 and 원 are parts of other words unless a number stands before them. */
export const money =
  /[$€£¥￥฿₩₫₹]|円|บาท|(?<=[\d십백천만억]\s?)원|đồng|(?<=[\d一二兩两三四五六七八九十百千万萬億亿幾几]\s?)元|\b(?:USD|JPY|THB|TWD|NT|IDR|Rp|VND|KRW|CNY|dollars?|euros?|yen|baht|rupiah)\b/giu;
