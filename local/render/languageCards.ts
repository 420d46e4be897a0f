import type { Language } from '../../shared/content/languages';
import type { RichMessage } from '../../shared/richMessage/richMessage';

interface Words {
  readonly title: string;
  readonly body: string;
  readonly menu: readonly (readonly [title: string, body: string])[];
}

/** Texts that are hard to set: marks above and below, small kana and brackets at line ends, long compounds, emoji. */
const words: Readonly<Record<Language, Words>> = {
  ja: {
    title: '「急がば回れ」、ゆっくりでいい',
    body: 'きょうのコーヒーは、いつもよりちょっと（ほんの少しだけ）濃いめに。☕️ 深呼吸をひとつ、どうぞ。',
    menu: [
      ['新メニュー', '春野菜のパスタが登場しました。'],
      ['ご予約', 'お電話、またはこちらから24時間受付中です！'],
      ['クーポン', '次回ご来店時に1,000円OFF🎁'],
      ['アクセス', '渋谷駅ハチ公口より徒歩5分'],
    ],
  },
  th: {
    title: 'เริ่มต้นวันใหม่ด้วยรอยยิ้ม',
    body: 'ไม่ต้องรีบ ก้าวเล็ก ๆ ในวันนี้ก็พาเราไปถึงฝันที่ยิ่งใหญ่ได้ น้ำใจเล็กน้อยมีความหมายเสมอ 🌱',
    menu: [
      ['เมนูใหม่', 'ข้าวผัดน้ำพริกลงเรือ หอมอร่อย'],
      ['จองโต๊ะ', 'จองล่วงหน้าได้ทุกวัน ไม่มีค่าใช้จ่าย'],
      ['คูปอง', 'ลดทันที ๕๐ บาท 🎁'],
      ['ที่ตั้งร้าน', 'ใกล้รถไฟฟ้าสถานีสยาม ทางออก 3'],
    ],
  },
  'zh-TW': {
    title: '慢慢來，比較快',
    body: '今天也辛苦了！泡一杯烏龍茶，聽聽窗外的雨聲；「休息」本身，就是一種前進。🍵',
    menu: [
      ['本月新品', '鳳梨酥與芋頭麻糬，限量供應。'],
      ['線上訂位', '二十四小時皆可預約，免手續費。'],
      ['優惠券', '消費滿500元，現折80元🎁'],
      ['門市資訊', '臺北市大安區，捷運站步行三分鐘'],
    ],
  },
  'zh-CN': {
    title: '每一步，都算数',
    body: '今天也要好好吃饭、好好睡觉。把手机放远一点，给自己留十分钟的安静时间吧！🌿',
    menu: [
      ['新品上市', '桂花拿铁与栗子蛋糕，限量供应。'],
      ['在线预约', '全天二十四小时可预约，无需费用。'],
      ['优惠券', '满100元立减20元🎁'],
      ['门店地址', '上海市静安区，地铁站步行三分钟'],
    ],
  },
  ko: {
    title: '천천히 가도 괜찮아요',
    body: '오늘 하루도 수고 많으셨어요. 따뜻한 차 한 잔과 함께 잠시 쉬어 가는 건 어떨까요? 🍵',
    menu: [
      ['새로운 메뉴', '제철 나물 비빔밥이 나왔습니다.'],
      ['예약하기', '언제든지 간편하게 예약하세요.'],
      ['할인 쿠폰', '다음 방문 때 3,000원 할인 🎁'],
      ['오시는 길', '홍대입구역 9번 출구에서 도보 5분'],
    ],
  },
  en: {
    title: 'Small steps still move you forward',
    body: 'Make one cup of tea, open one window, finish one thing. “Slow” is also a speed — and today it is yours. ☕️',
    menu: [
      ['New on the menu', 'Spring vegetables, every day until June.'],
      ['Book a table', 'Any time, free of charge, in ten seconds.'],
      ['Your coupon', '20 % off your next visit 🎁'],
      ['Find us', 'Five minutes from the station, exit B2'],
    ],
  },
  vi: {
    title: 'Chậm mà chắc, bạn nhé!',
    body: 'Hôm nay hãy uống một tách trà ấm, mở cửa sổ đón nắng và mỉm cười. Những điều nhỏ bé đều đáng quý. 🌼',
    menu: [
      ['Thực đơn mới', 'Phở gà lá chanh, chỉ có trong tháng này.'],
      ['Đặt bàn trước', 'Miễn phí, bất cứ lúc nào.'],
      ['Phiếu giảm giá', 'Giảm ngay 50.000 ₫ 🎁'],
      ['Địa chỉ', 'Quận 1, gần ga Bến Thành'],
    ],
  },
  id: {
    title: 'Pelan-pelan, yang penting sampai',
    body: 'Hari ini cukup satu langkah kecil. Seduh kopi, tarik napas panjang, dan mulai lagi dengan senyuman. ☀️',
    menu: [
      ['Menu baru', 'Nasi goreng rempah, pedas dan hangat.'],
      ['Pesan meja', 'Gratis, kapan saja, tanpa antre.'],
      ['Kupon', 'Diskon 25% untuk kunjungan berikutnya 🎁'],
      ['Lokasi', 'Lima menit dari Stasiun Sudirman'],
    ],
  },
  es: {
    title: '¡Poco a poco también se llega!',
    body: '¿Y si hoy empiezas por lo más pequeño? Un café, una canción, un «gracias»: mañana será más fácil. ☀️',
    menu: [
      ['Menú nuevo', 'Verduras de primavera, hasta junio.'],
      ['Reservar mesa', 'A cualquier hora y sin coste.'],
      ['Tu cupón', '20 % de descuento 🎁'],
      ['Cómo llegar', 'A cinco minutos de la estación'],
    ],
  },
  fr: {
    title: 'Petit à petit, l’oiseau fait son nid',
    body: 'Aujourd’hui, commencez par une toute petite chose : ouvrir la fenêtre, préparer un thé, dire « merci ». 🌿',
    menu: [
      ['Nouvelle carte', 'Légumes de printemps, jusqu’en juin.'],
      ['Réserver', 'À toute heure, sans frais.'],
      ['Votre coupon', '20 % à votre prochaine visite 🎁'],
      ['Nous trouver', 'À cinq minutes de la gare, sortie B2'],
    ],
  },
  de: {
    title: 'Schritt für Schritt ans Ziel',
    body: 'Heute genügt eine Kleinigkeit: das Fenster öffnen, Tee kochen, „danke“ sagen. Rücksichtnahme fängt bei dir an. ☕️',
    menu: [
      ['Neu im Angebot', 'Frühlingsgemüse, täglich bis Juni.'],
      ['Tischreservierung', 'Jederzeit und kostenlos.'],
      ['Dein Gutschein', '20 % auf den nächsten Besuch 🎁'],
      ['Öffnungszeiten', 'Fünf Gehminuten vom Hauptbahnhof'],
    ],
  },
};

/** The layouts that the sheet of languages shows. */
export const sheetLayouts = ['A', 'D', 'E', 'G'] as const;

/** Backgrounds of the four columns: light and dark, calm and lively. */
const templates = ['teal-tide', 'moonlit-ridge', 'paper-rainbows', 'city-dusk'];

/** Every language in four layouts, in the order of the sheet: a row for each language. */
export function languageCards(): RichMessage[] {
  return (Object.entries(words) as [Language, Words][]).flatMap(([language, own]) =>
    sheetLayouts.map((layout, column): RichMessage => {
      const { title, body, menu } = own;
      const action = { type: 'message' as const, text: title };
      const hero = { text: { title, body }, action };
      const card = ([name, about]: Words['menu'][number]) => ({
        text: { title: name, body: about },
        action,
      });
      const cells = {
        A: [{ ...hero, text: { ...hero.text, footer: '@yourbrand' } }],
        D: menu.slice(0, 3).map(card),
        E: menu.map(card),
        G: [hero, ...menu.slice(1, 4).map(card)],
      }[layout];
      const template = templates[column] ?? '';
      return { template, language, layout, heightPx: 1040, cells, altText: title };
    }),
  );
}
