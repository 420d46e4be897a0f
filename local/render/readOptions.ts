import { parseArgs } from 'node:util';
import { languages } from '../../shared/content/languages';
import { cellCount } from '../../shared/richMessage/layout';
import { layoutNames, RichMessage } from '../../shared/richMessage/richMessage';

export const usage = `npm run render -- --text TEXT [--text TEXT …] [OPTIONS]

Draws a rich message: the five pictures and the message as LINE gets it.

  --text TEXT      words of a cell: TITLE, or TITLE|BODY, or TITLE|BODY|FOOTER; once for all cells, or once for each
  --icon ICON      a line drawing by its name, or an emoji; once for all cells, or once for each
  --lang LANG      ${languages.join(' ')} (en)
  --layout LAYOUT  ${layoutNames.join(' ')} (A)
  --template ID    the one that suits the text best when left out; npm run contact-sheet shows all
  --category NAME  what it is about, for the choice of the template (general)
  --height PX      520 to 2080, at a width of 1040 (1040)
  --link URL       where a tap leads (https://example.com)
  --format FORMAT  imagemap or flex (imagemap)
  --base-url URL   where the pictures will be served (https://bot.example.com)
  --out DIR        where the files go; made when it is missing (./rich-message)
`;

/** What the command line asks for; the template may be left to be chosen. */
export interface RenderOptions {
  readonly message: Omit<RichMessage, 'template'>;
  readonly template: string | undefined;
  readonly category: string;
  readonly format: 'imagemap' | 'flex';
  readonly baseUrl: string;
  readonly out: string;
}

/** @throws Error in one line for an option that is not understood */
export function readOptions(args: readonly string[]): RenderOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      text: { type: 'string', multiple: true, default: [] },
      icon: { type: 'string', multiple: true, default: [] },
      lang: { type: 'string', default: 'en' },
      layout: { type: 'string', default: 'A' },
      template: { type: 'string' },
      category: { type: 'string', default: 'general' },
      height: { type: 'string', default: '1040' },
      link: { type: 'string', default: 'https://example.com' },
      format: { type: 'string', default: 'imagemap' },
      'base-url': { type: 'string', default: 'https://bot.example.com' },
      out: { type: 'string', default: 'rich-message' },
    },
  });
  const layout = oneOf('layout', values.layout.toUpperCase(), layoutNames);
  const count = cellCount(layout);
  const texts = forCells('text', values.text, count);
  const icons = values.icon.length === 0 ? [] : forCells('icon', values.icon, count);
  const cells = texts.map((text, index) => {
    const [title = '', body, footer] = text.split('|').map((part) => part.trim());
    const icon = icons[index];
    return {
      text: { title, ...(body ? { body } : {}), ...(footer ? { footer } : {}) },
      ...(icon ? { icon } : {}),
      action: { type: 'uri', linkUri: values.link },
    };
  });
  const parsed = RichMessage.omit({ template: true }).safeParse({
    language: oneOf('lang', values.lang, languages),
    layout,
    heightPx: Number(values.height),
    cells,
    altText: [...new Set(texts)].join(' ').replaceAll('|', ' ').slice(0, 400),
  });
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      ({ path, message }) => `${path.join('.')}: ${message}`,
    );
    throw new Error(problems.join('\n'));
  }
  return {
    message: parsed.data,
    template: values.template,
    category: values.category,
    format: oneOf('format', values.format, ['imagemap', 'flex'] as const),
    baseUrl: values['base-url'].replace(/\/+$/, ''),
    out: values.out,
  };
}

function oneOf<Name extends string>(option: string, given: string, known: readonly Name[]): Name {
  const found = known.find((name) => name === given);
  if (found !== undefined) return found;
  throw new Error(`--${option} ${given}: expected one of ${known.join(', ')}`);
}

/** One value for all cells, or one for each. */
function forCells(option: string, given: readonly string[], count: number): string[] {
  if (given.length === 1) return Array.from({ length: count }, () => given[0] ?? '');
  if (given.length === count) return [...given];
  const expected = count === 1 ? 'once' : `once, or ${count} times`;
  throw new Error(`--${option} is given ${given.length} times: this layout wants it ${expected}`);
}
