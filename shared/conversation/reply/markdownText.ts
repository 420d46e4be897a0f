import { marked, type Token, type Tokens } from 'marked';
import { capNesting } from './capNesting';

/** LINE shows five messages of 5,000 characters; a parser of Markdown is quadratic in some texts. */
const maxCharacters = 30_000;

/**
 * What LINE can show of a model's Markdown: plain text in which headings, lists, tables, quotes and links are still what they
 * were. LINE's text messages know no markup.
 */
export function markdownText(markdown: string): string {
  const blocks = marked.lexer(capNesting(markdown).slice(0, maxCharacters), { gfm: true });
  return blockText(blocks, '')
    .split('\n')
    .map((line) => withoutBlanksBehind(line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** A pattern would look at each blank within the line, too, and at all blanks behind that one. */
function withoutBlanksBehind(line: string): string {
  let end = line.length;
  while (end > 0 && (line[end - 1] === ' ' || line[end - 1] === '\t')) end -= 1;
  return line.slice(0, end);
}

function blockText(tokens: readonly Token[], indent: string): string {
  return tokens
    .map((token) => oneBlock(token, indent))
    .filter((text) => text !== '')
    .join('\n\n');
}

function oneBlock(token: Token, indent: string): string {
  switch (token.type) {
    case 'heading':
      return `【${inlineText(token.tokens)}】`;
    case 'list':
      return listText(token as Tokens.List, indent);
    case 'table':
      return tableText(token as Tokens.Table);
    case 'code':
      return (token as Tokens.Code).text;
    case 'blockquote':
      return blockText(token.tokens ?? [], indent).replace(/^/gm, '│ ');
    case 'hr':
      return '――――';
    case 'space':
    case 'def':
      return '';
    case 'html':
      return (token as Tokens.HTML).text.replace(/<[^<>]*>/g, '').trim();
    default:
      return inlineText('tokens' in token ? token.tokens : undefined, token);
  }
}

function listText({ ordered, start, items }: Tokens.List, indent: string): string {
  return items
    .map((item, index) => {
      const mark = ordered ? `${Number(start || 1) + index}. ` : '・';
      const done = item.task ? (item.checked === true ? '☑ ' : '☐ ') : '';
      const [first = '', ...rest] = item.tokens
        .filter(({ type }) => type !== 'checkbox')
        .map((token) => oneBlock(token, `${indent}\u3000`));
      const below = rest.map((text) => text.replace(/^(?=.)/gm, '\u3000'));
      return [`${mark}${done}${first}`, ...below].filter((text) => text !== '').join('\n');
    })
    .join('\n');
}

/** A row is a line; of three columns and more, each cell says what it is of. */
function tableText({ header, rows }: Tokens.Table): string {
  const names = header.map(({ tokens }) => inlineText(tokens));
  return rows
    .map((row) => {
      const cells = row.map(({ tokens }) => inlineText(tokens));
      if (cells.length <= 2) return `・${cells.join('：')}`;
      const [first = '', ...rest] = cells;
      const told = rest.map((cell, index) => `\u3000${names[index + 1] ?? ''}：${cell}`);
      return [`・${first}`, ...told].join('\n');
    })
    .join('\n');
}

function inlineText(tokens: readonly Token[] | undefined, self?: Token): string {
  if (tokens === undefined) return self === undefined ? '' : unescapeHtml(rawText(self));
  return tokens
    .map((token): string => {
      switch (token.type) {
        case 'link': {
          const { href, tokens: inner } = token as Tokens.Link;
          const words = inlineText(inner);
          // An address beside itself says nothing more.
          return words === '' || href.includes(words) ? href : `${words} (${href})`;
        }
        case 'image':
          return (token as Tokens.Image).text;
        case 'br':
          return '\n';
        case 'html':
          return /^<br\b/i.test(token.raw) ? '\n' : '';
        case 'codespan':
          return (token as Tokens.Codespan).text;
        default:
          return inlineText('tokens' in token ? token.tokens : undefined, token);
      }
    })
    .join('');
}

/** Beside full-width punctuation, CommonMark takes no asterisks for emphasis: models write them there all the same. */
function rawText(token: Token): string {
  const text = 'text' in token && typeof token.text === 'string' ? token.text : token.raw;
  return text.replace(/\*\*(?=\S)([^*]+?)\*\*/g, '$1');
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
