import type { Language } from '../../../shared/content/languages';

/** The words of one card. */
export interface CardCopy {
  readonly title: string;
  readonly body: string;
  readonly altText: string;
  readonly cta: string;
}

/** Cards that the stand-in words, the first of them first. */
export const cardCopy: Readonly<Record<Language, readonly CardCopy[]>> = {
  ja: [
    {
      title: '今日を味方に',
      body: '深呼吸をひとつ。できることから始めましょう。',
      altText: '今日を味方に。深呼吸をひとつ。',
      cta: '始める',
    },
    {
      title: '小さな一歩',
      body: 'ゆっくりでも、前に進んでいます。',
      altText: '小さな一歩。ゆっくりでも前へ。',
      cta: 'ありがとう',
    },
  ],
  th: [
    {
      title: 'วันนี้เป็นของคุณ',
      body: 'หายใจลึก ๆ แล้วเริ่มจากสิ่งที่ทำได้',
      altText: 'วันนี้เป็นของคุณ หายใจลึก ๆ แล้วเริ่มเลย',
      cta: 'เริ่มเลย',
    },
    {
      title: 'ก้าวเล็ก ๆ ก็คือก้าว',
      body: 'ช้าได้ แต่อย่าหยุด',
      altText: 'ก้าวเล็ก ๆ ก็คือก้าว ช้าได้แต่อย่าหยุด',
      cta: 'ขอบคุณ',
    },
  ],
  'zh-TW': [
    {
      title: '今天站在你這邊',
      body: '深呼吸，從做得到的事開始。',
      altText: '今天站在你這邊。深呼吸，開始吧。',
      cta: '開始',
    },
    {
      title: '一小步也是前進',
      body: '慢慢來，比較快。',
      altText: '一小步也是前進。慢慢來，比較快。',
      cta: '謝謝',
    },
  ],
  'zh-CN': [
    {
      title: '今天站在你这边',
      body: '深呼吸，从做得到的事开始。',
      altText: '今天站在你这边。深呼吸，开始吧。',
      cta: '开始',
    },
    {
      title: '一小步也是前进',
      body: '慢慢来，比较快。',
      altText: '一小步也是前进。慢慢来，比较快。',
      cta: '谢谢',
    },
  ],
  ko: [
    {
      title: '오늘은 당신 편',
      body: '숨을 한번 깊게 쉬고, 할 수 있는 것부터 시작해요.',
      altText: '오늘은 당신 편. 할 수 있는 것부터 시작해요.',
      cta: '시작하기',
    },
    {
      title: '작은 걸음도 걸음',
      body: '천천히 가도 앞으로 가고 있어요.',
      altText: '작은 걸음도 걸음. 천천히 앞으로.',
      cta: '고마워요',
    },
  ],
  en: [
    {
      title: 'Today is on your side',
      body: 'Take one deep breath, and begin with what you can do.',
      altText: 'Today is on your side: begin with what you can do.',
      cta: 'Begin',
    },
    {
      title: 'A small step counts',
      body: 'Slow is still forward.',
      altText: 'A small step counts: slow is still forward.',
      cta: 'Thank you',
    },
  ],
  vi: [
    {
      title: 'Hôm nay đứng về phía bạn',
      body: 'Hít thở sâu và bắt đầu từ điều bạn làm được.',
      altText: 'Hôm nay đứng về phía bạn: bắt đầu từ điều bạn làm được.',
      cta: 'Bắt đầu',
    },
    {
      title: 'Bước nhỏ cũng là bước',
      body: 'Chậm mà vẫn tiến về phía trước.',
      altText: 'Bước nhỏ cũng là bước: chậm mà vẫn tiến.',
      cta: 'Cảm ơn',
    },
  ],
  id: [
    {
      title: 'Hari ini milikmu',
      body: 'Tarik napas, lalu mulai dari yang kamu bisa.',
      altText: 'Hari ini milikmu: mulai dari yang kamu bisa.',
      cta: 'Mulai',
    },
    {
      title: 'Langkah kecil tetap langkah',
      body: 'Pelan-pelan asal sampai.',
      altText: 'Langkah kecil tetap langkah: pelan-pelan asal sampai.',
      cta: 'Terima kasih',
    },
  ],
  es: [
    {
      title: 'Hoy está de tu parte',
      body: 'Respira hondo y empieza por lo que puedes hacer.',
      altText: 'Hoy está de tu parte: empieza por lo que puedes hacer.',
      cta: 'Empezar',
    },
    {
      title: 'Un paso pequeño cuenta',
      body: 'Despacio también es adelante.',
      altText: 'Un paso pequeño cuenta: despacio también es adelante.',
      cta: 'Gracias',
    },
  ],
  fr: [
    {
      title: 'Ce jour est avec vous',
      body: 'Respirez, et commencez par ce que vous pouvez faire.',
      altText: 'Ce jour est avec vous : commencez par ce que vous pouvez faire.',
      cta: 'Commencer',
    },
    {
      title: 'Un petit pas compte',
      body: 'Lentement, c’est encore avancer.',
      altText: 'Un petit pas compte : lentement, c’est encore avancer.',
      cta: 'Merci',
    },
  ],
  de: [
    {
      title: 'Der Tag ist auf deiner Seite',
      body: 'Atme tief durch und fang mit dem an, was geht.',
      altText: 'Der Tag ist auf deiner Seite: Fang mit dem an, was geht.',
      cta: 'Anfangen',
    },
    {
      title: 'Auch ein kleiner Schritt zählt',
      body: 'Langsam ist auch vorwärts.',
      altText: 'Auch ein kleiner Schritt zählt: Langsam ist auch vorwärts.',
      cta: 'Danke',
    },
  ],
};
