import { checkLink } from './actionLimits';
import { type Checker, isAbsent, join, type Part } from './messageProblem';

/** @see https://developers.line.biz/en/reference/messaging-api/#imagemap-message */
export function checkImagemap(check: Checker, message: Part, path: string): void {
  check.httpsUrl(message, path, 'baseUrl');
  check.text(message, path, 'altText', { max: 1500 });
  const size = check.object(message, path, 'baseSize');
  check.whole(size, join(path, 'baseSize'), 'width', 1040, 1040);
  check.whole(size, join(path, 'baseSize'), 'height', 1, Number.MAX_SAFE_INTEGER);
  // A picture that nothing can be done with is no imagemap, unless it plays a video.
  const fewest = isAbsent(message.video) ? 1 : 0;
  for (const [index, action] of check.list(message, path, 'actions', fewest, 50).entries()) {
    checkImagemapAction(check, action, `${join(path, 'actions')}[${index}]`);
  }
  if (!isAbsent(message.video)) {
    checkVideo(check, check.object(message, path, 'video'), join(path, 'video'));
  }
}

function checkImagemapAction(check: Checker, action: Part, path: string): void {
  check.text(action, path, 'label', { max: 100, optional: true, count: 'graphemes' });
  checkArea(check, check.object(action, path, 'area'), join(path, 'area'));
  switch (action.type) {
    case 'uri':
      return checkLink(check, action, path, 'linkUri');
    case 'message':
      return check.text(action, path, 'text', { max: 400 });
    case 'clipboard':
      return check.text(action, path, 'clipboardText', { max: 1000 });
    default:
      check.add(join(path, 'type'), 'unsupported', 'invalid action type');
  }
}

function checkArea(check: Checker, area: Part, path: string): void {
  check.whole(area, path, 'x', 0, Number.MAX_SAFE_INTEGER);
  check.whole(area, path, 'y', 0, Number.MAX_SAFE_INTEGER);
  check.whole(area, path, 'width', 1, Number.MAX_SAFE_INTEGER);
  check.whole(area, path, 'height', 1, Number.MAX_SAFE_INTEGER);
}

function checkVideo(check: Checker, video: Part, path: string): void {
  check.httpsUrl(video, path, 'originalContentUrl');
  check.httpsUrl(video, path, 'previewImageUrl');
  checkArea(check, check.object(video, path, 'area'), join(path, 'area'));
  if (isAbsent(video.externalLink)) return;
  const link = check.object(video, path, 'externalLink');
  checkLink(check, link, join(path, 'externalLink'), 'linkUri');
  check.text(link, join(path, 'externalLink'), 'label', { max: 30 });
}
