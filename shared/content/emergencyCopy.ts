import type { Copy } from './copy';
import type { Language } from './languages';

/** One card a language that is right at any time: when neither a model nor people have words for it. */
export const emergencyCopy: Readonly<Record<Language, Copy>> = {
  ja: {
    title: 'ひと息つきましょう',
    body: '深く息を吸って、ゆっくり吐いて。今はそれだけで十分です。',
    altText: 'ひと息つきましょう。深く息を吸って、ゆっくり吐いて。',
    cta: 'ありがとう',
  },
  th: {
    title: 'พักหายใจสักครู่',
    body: 'หายใจเข้าลึก ๆ แล้วค่อย ๆ ปล่อยออก แค่นี้ก็พอสำหรับตอนนี้',
    altText: 'พักหายใจสักครู่ หายใจเข้าลึก ๆ แล้วค่อย ๆ ปล่อยออก',
    cta: 'ขอบคุณ',
  },
  'zh-TW': {
    title: '先喘口氣',
    body: '深深吸一口氣，再慢慢吐出來。此刻這樣就夠了。',
    altText: '先喘口氣。深深吸一口氣，再慢慢吐出來。',
    cta: '謝謝',
  },
  'zh-CN': {
    title: '先喘口气',
    body: '深深吸一口气，再慢慢吐出来。此刻这样就好。',
    altText: '先喘口气。深深吸一口气，再慢慢吐出来。',
    cta: '谢谢',
  },
  ko: {
    title: '잠시 숨을 돌려요',
    body: '깊이 들이쉬고 천천히 내쉬어요. 지금은 그것으로 충분해요.',
    altText: '잠시 숨을 돌려요. 깊이 들이쉬고 천천히 내쉬어요.',
    cta: '고마워요',
  },
  en: {
    title: 'Take a breath',
    body: 'Breathe in slowly, and out again. For now, that is enough.',
    altText: 'Take a breath. Breathe in slowly, and out again.',
    cta: 'Thank you',
  },
  vi: {
    title: 'Hít thở một chút',
    body: 'Hít vào thật sâu, rồi thở ra thật chậm. Lúc này, vậy là đủ.',
    altText: 'Hít thở một chút. Hít vào thật sâu, rồi thở ra thật chậm.',
    cta: 'Cảm ơn',
  },
  id: {
    title: 'Tarik napas dulu',
    body: 'Tarik napas perlahan, lalu embuskan. Untuk saat ini, itu sudah cukup.',
    altText: 'Tarik napas dulu. Tarik napas perlahan, lalu embuskan.',
    cta: 'Terima kasih',
  },
  es: {
    title: 'Respira un momento',
    body: 'Toma aire despacio y suéltalo. Por ahora, eso basta.',
    altText: 'Respira un momento. Toma aire despacio y suéltalo.',
    cta: 'Gracias',
  },
  fr: {
    title: 'Respire un instant',
    body: 'Inspire lentement, puis expire. Pour le moment, cela suffit.',
    altText: 'Respire un instant. Inspire lentement, puis expire.',
    cta: 'Merci',
  },
  de: {
    title: 'Einmal durchatmen',
    body: 'Atme langsam ein und wieder aus. Für den Augenblick reicht das.',
    altText: 'Einmal durchatmen. Atme langsam ein und wieder aus.',
    cta: 'Danke',
  },
};
