import type { Language } from '../../../shared/content/languages';

/** What the stand-in says in each language. `{}` stands for what it heard. */
export interface Sayings {
  readonly greeting: string;
  readonly thanks: string;
  /** About something that was said. */
  readonly about: string;
  /** Asked what was said before. */
  readonly remembered: string;
  readonly nothingBefore: string;
  readonly picture: string;
  readonly recording: string;
  /** Its name, and how it begins. */
  readonly file: string;
  /** What a tool did. */
  readonly done: string;
  /** What a search was about. */
  readonly found: string;
  /** Titles of pages about it. */
  readonly pages: readonly string[];
}

export const sayings: Readonly<Record<Language, Sayings>> = {
  ja: {
    greeting: 'こんにちは！お元気ですか。今日は何をお手伝いしましょうか。',
    thanks: 'どういたしまして。またいつでも声をかけてください。',
    about: '「{}」についてですね。まずは小さく始めて、できたことを一つずつ数えていきましょう。',
    remembered: 'さきほど「{}」とおっしゃっていました。',
    nothingBefore: 'まだ何も伺っていません。',
    picture: '写真を拝見しました（{}）。すてきですね。',
    recording: '音声を聞きました（{}）。',
    file: '「{}」を読みました。「{}」から始まっています。',
    done: '完了しました：{}',
    found: '「{}」について見つけたことです。',
    pages: ['{}の基礎知識', '{}の最新情報'],
  },
  th: {
    greeting: 'สวัสดีค่ะ สบายดีไหมคะ วันนี้ให้ช่วยเรื่องอะไรดีคะ',
    thanks: 'ยินดีค่ะ ทักมาได้เสมอนะคะ',
    about: 'เรื่อง “{}” ใช่ไหมคะ ลองเริ่มจากก้าวเล็ก ๆ แล้วค่อย ๆ ทำไปทีละอย่างนะคะ',
    remembered: 'เมื่อกี้คุณบอกว่า “{}” ค่ะ',
    nothingBefore: 'ยังไม่ได้เล่าอะไรให้ฟังเลยค่ะ',
    picture: 'ได้รับรูปแล้วค่ะ ({}) สวยมากเลยค่ะ',
    recording: 'ฟังเสียงแล้วค่ะ ({})',
    file: 'อ่าน “{}” แล้วค่ะ ขึ้นต้นว่า “{}”',
    done: 'เรียบร้อยค่ะ: {}',
    found: 'เรื่อง “{}” พบข้อมูลตามนี้ค่ะ',
    pages: ['รู้จักกับ {}', 'ข่าวล่าสุดเรื่อง {}'],
  },
  'zh-TW': {
    greeting: '你好！最近好嗎？今天想聊些什麼？',
    thanks: '不客氣，隨時都可以找我。',
    about: '關於「{}」，先從一小步開始，再一件一件完成吧。',
    remembered: '你剛才說了「{}」。',
    nothingBefore: '你還沒有跟我說過什麼。',
    picture: '我看到照片了（{}），真漂亮。',
    recording: '我聽過錄音了（{}）。',
    file: '我讀了「{}」，開頭是「{}」。',
    done: '完成了：{}',
    found: '關於「{}」，我找到這些：',
    pages: ['認識{}', '{}的最新消息'],
  },
  'zh-CN': {
    greeting: '你好！最近好吗？今天想聊些什么？',
    thanks: '不客气，随时都可以找我。',
    about: '关于“{}”，先从一小步开始，再一件一件完成吧。',
    remembered: '你刚才说了“{}”。',
    nothingBefore: '你还没有跟我说过什么。',
    picture: '我看到照片了（{}），真漂亮。',
    recording: '我听过录音了（{}）。',
    file: '我读了“{}”，开头是“{}”。',
    done: '完成了：{}',
    found: '关于“{}”，我找到这些：',
    pages: ['认识{}', '{}的最新消息'],
  },
  ko: {
    greeting: '안녕하세요! 잘 지내셨어요? 오늘은 무엇을 도와드릴까요?',
    thanks: '천만에요. 언제든지 말씀해 주세요.',
    about: '“{}” 말씀이시군요. 작은 것부터 하나씩 시작해 봐요.',
    remembered: '아까 “{}”라고 하셨어요.',
    nothingBefore: '아직 들은 이야기가 없어요.',
    picture: '사진을 봤어요({}). 멋지네요.',
    recording: '음성을 들었어요({}).',
    file: '“{}” 파일을 읽었어요. “{}”(으)로 시작하네요.',
    done: '완료했어요: {}',
    found: '“{}”에 대해 찾은 내용이에요.',
    pages: ['{} 알아보기', '{} 최신 소식'],
  },
  en: {
    greeting: 'Hello! How are you? What can I help you with today?',
    thanks: 'You are welcome. Write whenever you like.',
    about: 'About “{}”: start with one small step, and take the next when it is done.',
    remembered: 'A moment ago you said “{}”.',
    nothingBefore: 'You have not told me anything yet.',
    picture: 'I looked at your picture ({}). It is lovely.',
    recording: 'I listened to your recording ({}).',
    file: 'I read “{}”. It begins: “{}”.',
    done: 'Done: {}',
    found: 'This is what I found about “{}”:',
    pages: ['A guide to {}', 'The latest on {}'],
  },
  vi: {
    greeting: 'Xin chào! Bạn khỏe không? Hôm nay mình giúp gì được cho bạn?',
    thanks: 'Không có gì. Cứ nhắn cho mình bất cứ lúc nào nhé.',
    about: 'Về “{}”: hãy bắt đầu bằng một bước nhỏ, xong rồi mới đến bước sau.',
    remembered: 'Lúc nãy bạn nói “{}”.',
    nothingBefore: 'Bạn chưa kể gì với mình cả.',
    picture: 'Mình đã xem ảnh của bạn ({}). Đẹp lắm.',
    recording: 'Mình đã nghe đoạn ghi âm ({}).',
    file: 'Mình đã đọc “{}”. Mở đầu là “{}”.',
    done: 'Xong rồi: {}',
    found: 'Đây là những gì mình tìm được về “{}”:',
    pages: ['Tìm hiểu về {}', 'Tin mới về {}'],
  },
  id: {
    greeting: 'Halo! Apa kabar? Hari ini mau dibantu apa?',
    thanks: 'Sama-sama. Kabari saja kapan pun.',
    about: 'Soal “{}”: mulai dari satu langkah kecil, lalu lanjut ke berikutnya.',
    remembered: 'Tadi kamu bilang “{}”.',
    nothingBefore: 'Kamu belum cerita apa-apa.',
    picture: 'Fotonya sudah saya lihat ({}). Bagus sekali.',
    recording: 'Rekamannya sudah saya dengar ({}).',
    file: 'Saya sudah membaca “{}”. Awalnya: “{}”.',
    done: 'Selesai: {}',
    found: 'Ini yang saya temukan soal “{}”:',
    pages: ['Mengenal {}', 'Kabar terbaru soal {}'],
  },
  es: {
    greeting: '¡Hola! ¿Cómo estás? ¿En qué te ayudo hoy?',
    thanks: 'De nada. Escríbeme cuando quieras.',
    about: 'Sobre «{}»: empieza con un paso pequeño y da el siguiente cuando lo termines.',
    remembered: 'Hace un momento dijiste «{}».',
    nothingBefore: 'Todavía no me has contado nada.',
    picture: 'He visto tu foto ({}). Es preciosa.',
    recording: 'He escuchado tu grabación ({}).',
    file: 'He leído «{}». Empieza así: «{}».',
    done: 'Hecho: {}',
    found: 'Esto es lo que encontré sobre «{}»:',
    pages: ['Guía de {}', 'Lo último sobre {}'],
  },
  fr: {
    greeting: 'Bonjour ! Comment allez-vous ? Comment puis-je vous aider aujourd’hui ?',
    thanks: 'Avec plaisir. Écrivez-moi quand vous voulez.',
    about: 'À propos de « {} » : commencez par un petit pas, puis faites le suivant.',
    remembered: 'Tout à l’heure, vous avez dit « {} ».',
    nothingBefore: 'Vous ne m’avez encore rien dit.',
    picture: 'J’ai regardé votre photo ({}). Elle est très belle.',
    recording: 'J’ai écouté votre enregistrement ({}).',
    file: 'J’ai lu « {} ». Le début : « {} ».',
    done: 'C’est fait : {}',
    found: 'Voici ce que j’ai trouvé sur « {} » :',
    pages: ['Découvrir {}', 'Les dernières nouvelles : {}'],
  },
  de: {
    greeting: 'Hallo! Wie geht es dir? Wobei kann ich heute helfen?',
    thanks: 'Gern geschehen. Schreib mir, wann immer du magst.',
    about: 'Zu „{}“: Fang mit einem kleinen Schritt an, und geh dann den nächsten.',
    remembered: 'Eben hast du „{}“ gesagt.',
    nothingBefore: 'Du hast mir noch nichts erzählt.',
    picture: 'Ich habe dein Bild angesehen ({}). Es ist schön.',
    recording: 'Ich habe deine Aufnahme gehört ({}).',
    file: 'Ich habe „{}“ gelesen. Der Anfang: „{}“.',
    done: 'Erledigt: {}',
    found: 'Das habe ich zu „{}“ gefunden:',
    pages: ['Wissenswertes über {}', 'Neues über {}'],
  },
};
