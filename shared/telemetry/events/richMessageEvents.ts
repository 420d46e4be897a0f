import type { ErrorCode } from '../../errors';

/** Pictures: drawn, served, looked after. */
export interface RichMessageEvents {
  'richMessage.composed': {
    template: string;
    language: string;
    layout: string;
    cached: boolean;
    ms: number;
  };
  /** The user was told that a picture will not come. */
  'picture.refused': { code: ErrorCode | 'unexpected' };
  'render.done': {
    layoutMs: number;
    encodeMs: number;
    ms: number;
    bytes: number;
    /** Texts that were too long for their place and end in an ellipsis. */
    cutTexts: number;
  };
  /** A button of a card was tapped. */
  'card.engaged': { action: string; personal: boolean };
  'image.served': { status: number; source: 'memory' | 'blob' | 'none'; bytes: number; ms: number };
  'images.verified': { checked: number; missing: number };
}
