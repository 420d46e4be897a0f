import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type {
  ChatCompletionFunctionTool,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions';
import { botTools } from './botTools';
import { startTestStandIn, type TestStandIn } from './startTestStandIn';

let standIn: TestStandIn;
beforeAll(async () => {
  standIn = await startTestStandIn();
});
afterAll(() => standIn.stop());

async function ask(
  messages: ChatCompletionMessageParam[],
  tools: ChatCompletionFunctionTool[] = botTools,
) {
  const { choices } = await standIn.client.chat.completions.create({
    model: 'small',
    messages,
    tools,
  });
  return choices[0]?.message;
}

/** Name and arguments of the tool that is called for some words; undefined when none is. */
async function called(words: string, tools?: ChatCompletionFunctionTool[]) {
  const message = await ask([{ role: 'user', content: words }], tools);
  const [call] = message?.tool_calls ?? [];
  if (call?.type !== 'function') return undefined;
  return [call.function.name, JSON.parse(call.function.arguments)];
}

describe('the language to be spoken to in is set', () => {
  test.each([
    ['日本語で話して', 'ja'],
    ['英語でお願いします', 'en'],
    ['พูดภาษาญี่ปุ่นหน่อย', 'ja'],
    ['ตอบเป็นภาษาไทยนะคะ', 'th'],
    ['請說日文', 'ja'],
    ['請用繁體中文回答', 'zh-TW'],
    ['请用简体中文回答', 'zh-CN'],
    ['请说英语', 'en'],
    ['일본어로 말해줘', 'ja'],
    ['speak Japanese please', 'ja'],
    ['Could you answer in Simplified Chinese?', 'zh-CN'],
    ['hãy nói tiếng Nhật', 'ja'],
    ['trả lời bằng tiếng Việt nhé', 'vi'],
    ['tolong bicara bahasa Jepang', 'ja'],
    ['Háblame en japonés', 'ja'],
    ['Parle-moi en japonais', 'ja'],
    ['Sprich bitte Japanisch', 'ja'],
    ['Kannst du Koreanisch sprechen?', 'ko'],
  ])('%s', async (words, language) => {
    expect(await called(words)).toEqual(['set_preferences', { language }]);
  });
});

describe('the hour of delivery is set', () => {
  test.each([
    ['毎朝8時に送って', 8],
    ['毎晩９時に届けて', 21],
    ['毎日八時にお願い', 8],
    ['ส่งการ์ดทุกเช้าตอน 8 โมง', 8],
    ['ส่งให้ตอน 2 ทุ่ม', 20],
    ['每天早上8點寄給我', 8],
    ['每天晚上八点发给我', 20],
    ['매일 아침 8시에 보내 주세요', 8],
    ['send my card at 8', 8],
    ['Please send it every day at 7:30 pm', 19],
    ['gửi cho tôi lúc 8 giờ sáng', 8],
    ['kirim setiap hari jam 8 malam', 20],
    ['Envíame la tarjeta a las 8', 8],
    ['Envoie-la-moi chaque jour à 8 h', 8],
    ['Schick sie mir jeden Tag um 8 Uhr', 8],
  ])('%s', async (words, deliveryHour) => {
    expect(await called(words)).toEqual(['set_preferences', { deliveryHour }]);
  });
});

describe('the time zone is set', () => {
  test.each([
    ['バンコクに住んでいます', 'Asia/Bangkok'],
    ['ฉันอยู่กรุงเทพ', 'Asia/Bangkok'],
    ['我住在台北', 'Asia/Taipei'],
    ['我住在上海', 'Asia/Shanghai'],
    ['서울에 살아요', 'Asia/Seoul'],
    ['I live in Bangkok', 'Asia/Bangkok'],
    ['time zone Asia/Bangkok', 'Asia/Bangkok'],
    ['Tôi sống ở Hà Nội', 'Asia/Ho_Chi_Minh'],
    ['Saya tinggal di Jakarta', 'Asia/Jakarta'],
    ['Vivo en Madrid', 'Europe/Madrid'],
    ['J’habite à Paris', 'Europe/Paris'],
    ['Ich wohne in Berlin', 'Europe/Berlin'],
  ])('%s', async (words, timeZone) => {
    const [name, { timeZone: zone, ...rest }] = (await called(words)) ?? [];
    // Node may know a zone by an older name.
    const same = (id: string) => new Intl.DateTimeFormat('en', { timeZone: id }).resolvedOptions();
    expect([name, same(zone).timeZone, rest]).toEqual([
      'set_preferences',
      same(timeZone).timeZone,
      {},
    ]);
  });
});

describe('topics are set', () => {
  test.each([
    ['旅行と料理に興味があります', ['旅行', '料理']],
    ['สนใจเรื่องดนตรีและอาหาร', ['ดนตรี', 'อาหาร']],
    ['我對旅行和料理有興趣', ['旅行', '料理']],
    ['我对旅行和料理感兴趣', ['旅行', '料理']],
    ['여행과 요리에 관심이 있어요', ['여행', '요리']],
    ["I'm interested in music, tea and cats.", ['music', 'tea', 'cats']],
    ['Tôi quan tâm đến âm nhạc và trà', ['âm nhạc', 'trà']],
    ['Saya tertarik pada musik dan teh', ['musik', 'teh']],
    ['Mis temas son música y té', ['música', 'té']],
    ['Mes sujets: musique et thé', ['musique', 'thé']],
    ['Ich interessiere mich für Musik und Tee', ['Musik', 'Tee']],
  ])('%s', async (words, topics) => {
    expect(await called(words)).toEqual(['set_preferences', { topics }]);
  });
});

describe('what was saved is listed', () => {
  test.each([
    '保存したカードを見せて',
    'ดูการ์ดที่บันทึกไว้',
    '看我的收藏',
    '打开我的收藏',
    '저장한 카드 보여줘',
    'show my saved cards',
    'cho tôi xem thẻ đã lưu',
    'lihat kartu yang disimpan',
    'Muéstrame mis tarjetas guardadas',
    'Montre-moi mes cartes enregistrées',
    'Zeig mir meine gespeicherten Karten',
  ])('%s', async (words) => {
    expect(await called(words)).toEqual(['list_saved_items', {}]);
  });
});

describe('somebody is forgotten', () => {
  test.each([
    '私のことを忘れて',
    '私のデータを削除して',
    'ลบข้อมูลของฉัน',
    'ลืมฉันไปเถอะ',
    '請刪除我的資料',
    '请删除我的数据',
    '忘记我吧',
    '내 데이터를 삭제해 주세요',
    'forget me',
    'Please delete all my data.',
    'xóa dữ liệu của tôi',
    'hapus data saya',
    'Borra mis datos',
    'Supprimez toutes mes données',
    'Lösch bitte meine Daten',
  ])('%s', async (words) => {
    expect(await called(words)).toEqual(['forget_me', {}]);
  });
});

describe('the web is searched', () => {
  test.each([
    ['京都の桜を検索して', '京都の桜'],
    ['ネットで京都の桜について調べて', '京都の桜'],
    ['ค้นหาร้านกาแฟในเชียงใหม่', 'ร้านกาแฟในเชียงใหม่'],
    ['幫我搜尋京都櫻花', '京都櫻花'],
    ['搜索京都樱花', '京都樱花'],
    ['교토 벚꽃을 검색해줘', '교토 벚꽃'],
    ['search the web for cherry blossoms in Kyoto', 'cherry blossoms in Kyoto'],
    ['Look up Kyoto!', 'Kyoto'],
    ['tìm trên mạng về hoa anh đào', 'hoa anh đào'],
    ['cari bunga sakura di internet', 'bunga sakura'],
    ['Busca en internet sobre Kioto', 'Kioto'],
    ['Cherche sur internet les cerisiers de Kyoto', 'les cerisiers de Kyoto'],
    ['Suche im Internet nach Kirschblüten', 'Kirschblüten'],
  ])('%s', async (words, query) => {
    expect(await called(words)).toEqual(['web_search', { query }]);
  });
});

describe('a person is called', () => {
  test.each([
    '人と話したい',
    'オペレーターにつないで',
    'อยากคุยกับเจ้าหน้าที่',
    '我要找真人客服',
    '转人工客服',
    '상담원과 통화하고 싶어요',
    'talk to a person',
    'I want to speak with a human',
    'tôi muốn nói chuyện với nhân viên',
    'saya mau bicara dengan petugas',
    'Quiero hablar con una persona',
    'Je veux parler à un conseiller',
    'Ich möchte mit einem Menschen sprechen',
  ])('%s', async (words) => {
    expect(await called(words)).toEqual(['talk_to_person', {}]);
  });
});

describe('a picture is made', () => {
  test.each([
    'カードを作って',
    'ขอการ์ดหน่อย',
    '給我一張圖片',
    '给我一张图片',
    '카드 만들어줘',
    'make me a card',
    'làm cho tôi một tấm thẻ',
    'buatkan kartu',
    'Hazme una tarjeta',
    'Fais-moi une carte',
    'Mach mir eine Karte',
  ])('%s', async (words) => {
    const [name, found] = (await called(words)) ?? [];
    expect(name).toBe('make_rich_message');
    expect(found).toEqual({
      category: 'morning',
      title: expect.any(String),
      body: expect.any(String),
    });
  });

  test('of the category that the words name', async () => {
    expect((await called('a card of nature please'))?.[1]).toMatchObject({ category: 'nature' });
    expect((await called('励ましてくれるカードを作って'))?.[1]).toMatchObject({
      category: 'motivation',
    });
  });
});

describe('no tool is called', () => {
  test.each([
    'こんにちは',
    'Hello, how are you?',
    'Let us meet at 8',
    'Paris is beautiful',
    'I learn Japanese at school',
    '友人と話した',
    "don't forget me",
    'วันนี้อากาศดี',
  ])('%s', async (words) => {
    expect(await called(words)).toBeUndefined();
  });

  test('that the request does not offer', async () => {
    const others = botTools.filter(({ function: { name } }) => name !== 'forget_me');
    expect(await called('forget me', others)).toBeUndefined();
    expect(await called('forget me')).toBeDefined();
  });

  test('for what was said before the last message', async () => {
    const message = await ask([
      { role: 'user', content: 'forget me' },
      { role: 'assistant', content: 'Are you sure?' },
      { role: 'user', content: 'No.' },
    ]);
    expect(message?.tool_calls).toBeUndefined();
  });
});

describe('arguments', () => {
  test('several preferences at once', async () => {
    expect(await called('I live in Tokyo, send my card at 7 and answer in French')).toEqual([
      'set_preferences',
      { language: 'fr', timeZone: 'Asia/Tokyo', deliveryHour: 7 },
    ]);
  });

  test('that are not named are null where the schema demands and allows it', async () => {
    const strict: ChatCompletionFunctionTool = {
      type: 'function',
      function: {
        name: 'set_preferences',
        strict: true,
        parameters: {
          type: 'object',
          properties: {
            language: { type: ['string', 'null'] },
            timeZone: { anyOf: [{ type: 'string' }, { type: 'null' }] },
            deliveryHour: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
          },
          required: ['language', 'timeZone', 'deliveryHour'],
          additionalProperties: false,
        },
      },
    };
    expect(await called('send my card at 8', [strict])).toEqual([
      'set_preferences',
      { language: null, timeZone: null, deliveryHour: 8 },
    ]);
  });

  test('that the schema forbids are left out', async () => {
    const german: ChatCompletionFunctionTool = {
      type: 'function',
      function: {
        name: 'set_preferences',
        parameters: { type: 'object', properties: { language: { enum: ['de', 'fr'] } } },
      },
    };
    expect(await called('speak Japanese', [german])).toEqual(['set_preferences', {}]);
    expect(await called('speak German', [german])).toEqual(['set_preferences', { language: 'de' }]);
  });
});

describe('after a tool', () => {
  const after = async (words: string, content: string) => {
    const asked = { role: 'user', content: words } as const;
    const calling = await ask([asked]);
    const [call] = calling?.tool_calls ?? [];
    if (calling === undefined || call === undefined) throw new Error('No call');
    const answer = await ask([asked, calling, { role: 'tool', tool_call_id: call.id, content }]);
    return answer?.content;
  };

  test.each([
    ['forget me', 'Done: all gone'],
    ['私のデータを削除して', '完了しました：all gone'],
    ['ลบข้อมูลของฉัน', 'เรียบร้อยค่ะ: all gone'],
    ['Borra mis datos', 'Done: all gone'],
  ])('its note is told, in the language of the words: %s', async (words, answer) => {
    expect(await after(words, JSON.stringify({ ok: true, note: 'all gone' }))).toBe(answer);
  });

  test('its first 200 characters are told when it has no note', async () => {
    expect(await after('forget me', 'x'.repeat(300))).toBe(`Done: ${'x'.repeat(200)}`);
  });
});
