import { type Message, wordsOf } from './chat/chatRequest';
import { refuse } from './refuse';

const categories = ['hate', 'self_harm', 'sexual', 'violence'] as const;
type Category = (typeof categories)[number];

/** Enough of what the service's filter refuses to show a refusal, in each language that the bot speaks. */
const refused: Readonly<Partial<Record<Category, readonly string[]>>> = {
  violence: [
    'how to build a bomb',
    'how to make a bomb',
    '爆弾の作り方',
    'วิธีทำระเบิด',
    '炸彈製作方法',
    '怎麼做炸彈',
    '怎么做炸弹',
    '폭탄 만드는 법',
    'cách chế tạo bom',
    'cara membuat bom',
    'cómo hacer una bomba',
    'comment fabriquer une bombe',
    'wie baut man eine bombe',
    'wie man eine bombe baut',
  ],
  self_harm: [
    'how to kill myself',
    '自殺の方法',
    'วิธีฆ่าตัวตาย',
    '自殺方法',
    '自杀方法',
    '자살하는 방법',
    'cách tự tử',
    'cara bunuh diri',
    'cómo suicidarme',
    'comment me suicider',
    'wie bringe ich mich um',
  ],
};

/** What the filter made of words: Azure annotates every prompt and every answer with it. */
export type FilterResults = Readonly<
  Record<
    string,
    { filtered: boolean; severity: 'safe' | 'high' } | { filtered: boolean; detected: boolean }
  >
>;

/** Nothing was found. @see https://learn.microsoft.com/azure/ai-foundry/openai/concepts/content-filter-annotations */
export const safeAnswer: FilterResults = resultsOf(undefined);

/** Of an answer that is taken back. */
export const filteredAnswer: FilterResults = resultsOf('hate');

/** Of a prompt, which is looked at for attempts to break out as well. */
export const safePrompt = [
  { prompt_index: 0, content_filter_results: promptResults(undefined) },
] as const;

/** The refusal of a prompt whose last user message says what is on the list. */
export function refuseUnsafe(messages: readonly Message[]): Response | undefined {
  const last = messages.findLast(({ role }) => role === 'user');
  const words = last === undefined ? '' : wordsOf(last).toLowerCase().replace(/\s+/g, ' ');
  const found = categories.find((category) =>
    refused[category]?.some((phrase) => words.includes(phrase)),
  );
  return found === undefined ? undefined : refuseFiltered(found);
}

/** A refusal as Azure words it. */
export function refuseFiltered(category: Category): Response {
  return refuse(
    400,
    "The response was filtered due to the prompt triggering Azure OpenAI's content management policy. Please modify your prompt and retry.",
    'content_filter',
    {
      type: null,
      param: 'prompt',
      status: 400,
      innererror: {
        code: 'ResponsibleAIPolicyViolation',
        content_filter_result: promptResults(category),
      },
    },
  );
}

function promptResults(found: Category | undefined): FilterResults {
  return { ...resultsOf(found), jailbreak: { filtered: false, detected: false } };
}

function resultsOf(found: Category | undefined): FilterResults {
  return Object.fromEntries(
    categories.map((category) => {
      const filtered = category === found;
      return [category, { filtered, severity: filtered ? 'high' : 'safe' }];
    }),
  );
}
