import { element } from '../elements/element';
import { icon } from '../elements/icon';
import { numberOf, objectOf, objectsOf, textOf, type JsonObject } from '../store/json';
import { actionElement, actionName } from './actionElement';
import { imagemapBar } from './imagemapBar';
import { checkWidths, imagemapWidths, type WidthCheck } from './imagemapWidths';
import type { MessageContext } from './messageContext';
import { isBroken } from './widthFlags';

const baseWidth = 1040;
const shownWidthPx = 392;

/** The picture at its best width under live tap areas, with a bar that tells how its five widths answer. */
export function imagemapMessage(message: JsonObject, context: MessageContext): HTMLElement {
  const baseUrl = textOf(message.baseUrl);
  const height = numberOf(objectOf(message.baseSize).height, baseWidth);
  const altText = textOf(message.altText);
  const best = bestWidth(imagemapWidths);
  const image = element('img', {
    class: 'imagemap-picture',
    src: `${baseUrl}/${best}`,
    alt: altText,
    draggable: false,
  });
  image.addEventListener('error', () => image.classList.add('failed'));
  image.addEventListener('load', () => image.classList.remove('failed'));

  const stage = element(
    'div',
    {
      class: 'imagemap-stage',
      style: { 'aspect-ratio': `${baseWidth} / ${height}` },
    },
    [
      element('span', { class: 'imagemap-alt', 'aria-hidden': 'true' }, [altText]),
      image,
      videoArea(objectOf(message.video), height),
      ...objectsOf(message.actions).map((action) => tapArea(action, height, context)),
    ],
  );
  const bar = imagemapBar(baseUrl, stage, check);

  /** Starts again at the second call: the button "check again". */
  function check() {
    const good: number[] = [];
    bar.begin();
    void checkWidths(baseUrl, (result: WidthCheck) => {
      bar.show(result);
      if (!isBroken(result.flags)) good.push(result.widthPx);
    }).then(() => {
      const shown = good.length > 0 ? bestWidth(good) : best;
      if (shown !== best || image.classList.contains('failed')) image.src = `${baseUrl}/${shown}`;
    });
  }
  check();
  return element('div', { class: 'imagemap' }, [stage, bar.node]);
}

/** The smallest that is sharp on this screen, else the largest. */
function bestWidth(widths: readonly number[]): number {
  const wanted = Math.min(shownWidthPx, window.innerWidth) * window.devicePixelRatio;
  return widths.find((width) => width >= wanted) ?? widths.at(-1) ?? baseWidth;
}

function areaStyle(area: JsonObject, height: number) {
  const share = (value: unknown, whole: number) => `${(numberOf(value) / whole) * 100}%`;
  return {
    left: share(area.x, baseWidth),
    top: share(area.y, height),
    width: share(area.width, baseWidth),
    height: share(area.height, height),
  };
}

function tapArea(action: JsonObject, height: number, context: MessageContext): HTMLElement {
  const name = actionName(action);
  return actionElement(
    action,
    context,
    {
      class: 'tap-area',
      'aria-label': name,
      title: name,
      style: areaStyle(objectOf(action.area), height),
    },
    [
      element('span', { class: 'tap-area-name', 'aria-hidden': 'true' }, [
        `${textOf(action.type)} · ${name}`,
      ]),
    ],
  );
}

function videoArea(video: JsonObject, height: number): HTMLElement | undefined {
  if (!video.originalContentUrl) return undefined;
  const link = objectOf(video.externalLink);
  return element(
    'div',
    { class: 'imagemap-video', style: areaStyle(objectOf(video.area), height) },
    [
      element('video', {
        src: textOf(video.originalContentUrl),
        poster: textOf(video.previewImageUrl),
        controls: true,
        preload: 'none',
        playsinline: true,
        'aria-label': 'Video',
      }),
      link.linkUri
        ? element(
            'a',
            {
              class: 'imagemap-video-link',
              href: textOf(link.linkUri),
              target: '_blank',
              rel: 'noopener noreferrer',
            },
            [icon('link'), textOf(link.label)],
          )
        : undefined,
    ],
  );
}
