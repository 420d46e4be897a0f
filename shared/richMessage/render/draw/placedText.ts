import type { Rectangle } from '../../layout';
import type { FittedText } from '../text/fitText';

/** A fitted text at its place: lines are centred on `centerX`, the first begins at `top`. */
export interface PlacedText {
  readonly fitted: FittedText;
  readonly centerX: number;
  readonly top: number;
}

/** The boxes of the lines, for what lies under them. */
export function lineBoxes({ fitted, centerX, top }: PlacedText): Rectangle[] {
  return fitted.lines.map(({ widthPx }, index) => ({
    x: Math.floor(centerX - widthPx / 2),
    y: Math.floor(top + index * fitted.lineHeightPx),
    width: Math.ceil(widthPx),
    height: Math.ceil(fitted.lineHeightPx),
  }));
}

export function textHeight({ lines, lineHeightPx }: FittedText): number {
  return lines.length * lineHeightPx;
}
