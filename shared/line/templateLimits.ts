import { checkAction, checkActions } from './actionLimits';
import { type Checker, isAbsent, isObject, join, type Part } from './messageProblem';

const color = /^#[0-9A-Fa-f]{6}$/;

/** @see https://developers.line.biz/en/reference/messaging-api/#template-messages */
export function checkTemplateMessage(check: Checker, message: Part, path: string): void {
  check.text(message, path, 'altText', { max: 1500 });
  const template = check.object(message, path, 'template');
  const at = join(path, 'template');
  switch (template.type) {
    case 'buttons':
      checkLook(check, template, at);
      return checkCard(check, template, at, { text: 160, textBeside: 60, actions: 4 });
    case 'confirm':
      check.text(template, at, 'text', { max: 240, count: 'graphemes' });
      return checkActions(check, template, at, [2, 2], 'template');
    case 'carousel':
      return checkCarousel(check, template, at);
    case 'image_carousel':
      for (const [index, column] of check.list(template, at, 'columns', 1, 10).entries()) {
        const columnAt = `${join(at, 'columns')}[${index}]`;
        check.httpsUrl(column, columnAt, 'imageUrl');
        checkAction(check, column, columnAt, 'action', 'imageCarousel');
      }
      return;
    default:
      check.add(join(at, 'type'), 'unsupported', 'invalid template type');
  }
}

function checkCarousel(check: Checker, template: Part, path: string): void {
  checkLook(check, template, path);
  const columns = check.list(template, path, 'columns', 1, 10);
  for (const [index, column] of columns.entries()) {
    const at = `${join(path, 'columns')}[${index}]`;
    check.form(column, at, 'imageBackgroundColor', color);
    checkCard(check, column, at, { text: 120, textBeside: 60, actions: 3 });
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
  // Only the reference's prose says so.
  for (const field of ['thumbnailImageUrl', 'title']) {
    if (
      new Set(columns.map((column) => isAbsent(column[field]) || column[field] === '')).size > 1
    ) {
      check.add(join(path, 'columns'), 'count', `${field} must be set in all columns or in none`);
    }
  }
}

function checkLook(check: Checker, template: Part, path: string): void {
  check.form(template, path, 'imageAspectRatio', ['rectangle', 'square']);
  check.form(template, path, 'imageSize', ['cover', 'contain']);
  check.form(template, path, 'imageBackgroundColor', color);
}

/** `textBeside` holds where a title or picture stands beside the text. */
function checkCard(
  check: Checker,
  part: Part,
  path: string,
  max: { text: number; textBeside: number; actions: number },
): void {
  const beside = !isAbsent(part.title) || !isAbsent(part.thumbnailImageUrl);
  check.text(part, path, 'title', { max: 40, count: 'graphemes', optional: true });
  check.text(part, path, 'text', { max: beside ? max.textBeside : max.text, count: 'graphemes' });
  check.httpsUrl(part, path, 'thumbnailImageUrl', { optional: true });
  if (isObject(part.defaultAction)) {
    checkAction(check, part, path, 'defaultAction', 'defaultAction');
  }
  checkActions(check, part, path, [1, max.actions], 'template');
}
