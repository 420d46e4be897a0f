import { checkAction } from './actionLimits';
import { asPart, type Checker, join, type Part } from './messageProblem';

/** @see https://developers.line.biz/en/reference/messaging-api/#template-messages */
export function checkTemplateMessage(check: Checker, message: Part, path: string): void {
  check.text(message, path, 'altText', { max: 1500 });
  const template = asPart(message.template);
  const at = join(path, 'template');
  switch (template.type) {
    case 'buttons':
      return checkBubble(check, template, at, { text: 160, textBeside: 60, actions: 4 });
    case 'confirm':
      check.text(template, at, 'text', { max: 240, count: 'graphemes' });
      return checkActions(check, template, at, 2, 2);
    case 'carousel':
      return checkCarousel(check, template, at);
    case 'image_carousel':
      for (const [index, column] of check.list(template, at, 'columns', 1, 10).entries()) {
        const columnAt = `${join(at, 'columns')}[${index}]`;
        check.httpsUrl(column, columnAt, 'imageUrl');
        checkAction(check, asPart(column.action), join(columnAt, 'action'), 'imageCarousel');
      }
      return;
    default:
      check.add(join(at, 'type'), 'unsupported', 'invalid template type');
  }
}

function checkCarousel(check: Checker, template: Part, path: string): void {
  const columns = check.list(template, path, 'columns', 1, 10);
  for (const [index, column] of columns.entries()) {
    const at = `${join(path, 'columns')}[${index}]`;
    checkBubble(check, column, at, { text: 120, textBeside: 60, actions: 3 });
  }
  const counts = new Set(
    columns.map(({ actions }) => (Array.isArray(actions) ? actions.length : 0)),
  );
  if (counts.size > 1) {
    check.add(
      join(path, 'columns'),
      'count',
      'The number of actions must be the same for all columns',
    );
  }
}

/** `textBeside` holds where a title or picture stands beside the text. */
function checkBubble(
  check: Checker,
  part: Part,
  path: string,
  max: { text: number; textBeside: number; actions: number },
): void {
  const beside = part.title !== undefined || part.thumbnailImageUrl !== undefined;
  check.text(part, path, 'title', { max: 40, count: 'graphemes', optional: true });
  check.text(part, path, 'text', { max: beside ? max.textBeside : max.text, count: 'graphemes' });
  check.httpsUrl(part, path, 'thumbnailImageUrl', { optional: true });
  checkActions(check, part, path, 1, max.actions);
}

function checkActions(check: Checker, part: Part, path: string, min: number, max: number): void {
  for (const [index, action] of check.list(part, path, 'actions', min, max).entries()) {
    checkAction(check, action, `${join(path, 'actions')}[${index}]`, 'template');
  }
}
