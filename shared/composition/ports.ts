import type { ModelClient } from '../ai/modelClient';
import type { AttachmentReader } from '../attachment/attachmentReader';
import type { Chance } from '../chance';
import type { Clock, Timers } from '../clock';
import type { CuratedCopy } from '../content/curatedCopy';
import type { Helplines } from '../conversation/care/helplines';
import type { NotifyStaff } from '../conversation/person/personDesk';
import type { LineContent } from '../line/lineContent';
import type { LineMessaging } from '../line/lineMessaging';
import type { PictureMakerDeps } from '../richMessage/picture/ensurePicture';
import type { Renderer } from '../richMessage/render/createRenderer';
import type { Templates } from '../richMessage/templates/templates';
import type { Storage } from '../storage/storage';
import type { Reporter } from '../telemetry/reporter';

/** What the build has laid out beside the code; each is read once. */
export interface Assets {
  templates(): Promise<Templates>;
  curatedCopy(): Promise<CuratedCopy>;
  persona(): Promise<string>;
  helplines(): Promise<Helplines>;
}

/**
 * Everything through which the bot meets the world: what leaves its process, and what differs from run to run.
 * `createPorts` makes the real ones; tests and simulations make theirs in memory. What is a promise loads its package
 * when it is first asked for.
 */
export interface Ports {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly chance: Chance;
  readonly reporter: Reporter;
  readonly storage: Storage;
  readonly assets: Assets;
  line(): Promise<LineMessaging>;
  lineContent(): Promise<LineContent>;
  /** Asked for only where the configuration names a model. */
  models(): Promise<ModelClient>;
  /** Rejects when the model's provider does not answer. */
  readonly probeModels: () => Promise<void>;
  renderer(): Promise<Renderer>;
  attachments(): Promise<AttachmentReader>;
  readonly readBack: PictureMakerDeps['readBack'];
  /** Undefined when there is nobody to tell. */
  readonly notifyStaff: NotifyStaff | undefined;
}
