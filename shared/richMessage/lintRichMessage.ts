import { minContrast } from './render/draw/color';
import type { RenderedPicture } from './render/renderPicture';
import type { RichMessage } from './richMessage';
import { layoutCells } from './layout';
import { baseWidthPx, type ImageWidth, imageWidths } from './widths';

/** Something that LINE would take, and readers would not like. */
export interface LintWarning {
  /** Where: `cells[0].text.body`. */
  readonly path: string;
  readonly rule:
    | 'overflow'
    | 'outsideZone'
    | 'contrast'
    | 'smallText'
    | 'tapArea'
    | 'altText'
    | 'tooTall'
    | 'bytes'
    | 'address'
    | 'nothingToTap';
  readonly message: string;
}

/** Points across a phone's screen, which the picture fills. */
const screenPt = 375;
const pxPerPt = baseWidthPx / screenPt;
/** @see https://developer.apple.com/design/human-interface-guidelines/accessibility#Mobility (44 pt for a control) */
const minTapPx = Math.ceil(44 * pxPerPt);
/** What a phone of 667 pt shows of a chat between its bars. */
const visiblePt = 510;
/**
 * A message is counted as opened when all of it is on the screen at once.
 * @see https://developers.line.biz/en/docs/messaging-api/impressions/
 */
const maxOpenedPx = Math.floor(visiblePt * pxPerPt);
/** Smaller words are hard to read on a phone: 8 pt. */
const minTextPx = 22;
/** What a phone on a slow network loads in about a second. */
const maxComfortableBytes = 600 * 1024;
/** Measured contrast is rounded by the pixels. */
const tolerance = 0.05;

export interface LintInput {
  readonly message: RichMessage;
  /** The operator wrote no alternative text: it was made of the words. */
  readonly altTextMissing: boolean;
  readonly texts: RenderedPicture['texts'];
  readonly bytes: Readonly<Record<ImageWidth, number>>;
}

/** Everything about a drawn rich message that its operator should know. */
export function lintRichMessage(input: LintInput): LintWarning[] {
  const { message, altTextMissing } = input;
  const warnings = [
    ...lintTexts(input),
    ...lintAreas(message),
    ...lintAddresses(message),
    ...lintBytes(input),
  ];
  if (altTextMissing || message.altText.trim() === '') {
    warnings.push({
      path: 'altText',
      rule: 'altText',
      message: 'No alternative text: the chat list and screen readers get the words of the picture',
    });
  }
  if (message.heightPx > maxOpenedPx) {
    warnings.push({
      path: 'heightPx',
      rule: 'tooTall',
      message: `Over ${maxOpenedPx} px a small phone never shows all of it at once, and LINE counts no open`,
    });
  }
  return warnings;
}

function lintTexts({ texts }: LintInput): LintWarning[] {
  return texts.flatMap(({ cell, part, cut, outside, sizePx, contrast }): LintWarning[] => {
    const path = `cells[${cell}].text.${part}`;
    return [
      ...(cut
        ? [{ path, rule: 'overflow' as const, message: 'Too long: the end is left out' }]
        : []),
      ...(outside
        ? [
            {
              path,
              rule: 'outsideZone' as const,
              message: 'Too high for its zone: it reaches into the picture around it',
            },
          ]
        : []),
      ...(contrast !== undefined && contrast < minContrast - tolerance
        ? [
            {
              path,
              rule: 'contrast' as const,
              message: `A contrast of ${contrast.toFixed(1)}:1; ${minContrast}:1 can be read by all`,
            },
          ]
        : []),
      ...(sizePx < minTextPx
        ? [
            {
              path,
              rule: 'smallText' as const,
              message: `${Math.round(sizePx)} px at 1040 is less than 8 pt on a phone: shorten it`,
            },
          ]
        : []),
    ];
  });
}

function lintAreas({ layout, heightPx, cells, video }: RichMessage): LintWarning[] {
  const areas = layoutCells(layout, heightPx);
  const small = cells.flatMap(({ action }, index): LintWarning[] => {
    const area = areas[index];
    if (action === undefined || area === undefined) return [];
    if (Math.min(area.width, area.height) >= minTapPx) return [];
    return [
      {
        path: `cells[${index}]`,
        rule: 'tapArea',
        message: `${area.width} x ${area.height} px is under 44 pt: too small for a finger`,
      },
    ];
  });
  if (video !== undefined || cells.some(({ action }) => action !== undefined)) return small;
  const message = 'No cell can be tapped';
  return [...small, { path: 'cells', rule: 'nothingToTap', message }];
}

/** What RFC 3986 allows in an address: everything else is to be percent-encoded. */
const encodedAddress = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/;

/**
 * LINE takes an address with other characters, and some of its apps open another one, or none.
 * @see https://developers.line.biz/en/reference/messaging-api/#url-encoding
 */
function lintAddresses({ cells, video, sender }: RichMessage): LintWarning[] {
  const addresses: [path: string, address: string | undefined][] = [
    ...cells.map(({ action }, index): [string, string | undefined] => [
      `cells[${index}].action.linkUri`,
      action?.type === 'uri' ? action.linkUri : undefined,
    ]),
    ['video.originalContentUrl', video?.originalContentUrl],
    ['video.previewImageUrl', video?.previewImageUrl],
    ['video.externalLink.linkUri', video?.externalLink?.linkUri],
    ['sender.iconUrl', sender?.iconUrl],
  ];
  return addresses
    .filter(([, address]) => address !== undefined && !encodedAddress.test(address))
    .map(([path]) => ({
      path,
      rule: 'address',
      message: 'Percent-encode what is not ASCII, and spaces: some apps do not open it as it is',
    }));
}

function lintBytes({ bytes }: LintInput): LintWarning[] {
  return imageWidths
    .filter((width) => bytes[width] > maxComfortableBytes)
    .map((width) => ({
      path: `images[${width}]`,
      rule: 'bytes',
      message: `${Math.round(bytes[width] / 1024)} KB take long to load on a slow network`,
    }));
}
