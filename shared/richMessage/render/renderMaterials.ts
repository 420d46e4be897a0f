import type { Template } from '../templates/templates';

/** What a picture is drawn from besides its words and the templates that come with the app. */
export interface RenderMaterials {
  /** The operator's own template that the message names. */
  readonly template?: Template;
  /** The bytes of every upload that the message or its template names. */
  readonly uploads?: Readonly<Record<string, Uint8Array>>;
  /** Also measures the contrast of each text. */
  readonly inspect?: boolean;
}
