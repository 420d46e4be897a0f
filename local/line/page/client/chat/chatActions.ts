import { toast } from '../elements/toast';
import type { ChatStore } from '../store/chatStore';
import type { EmulatorApi } from '../store/emulatorApi';
import type { JsonObject } from '../store/json';
import type { SpokenPostbacks } from './spokenPostbacks';

export type PostbackOptions = { displayText?: string; params?: JsonObject };
export type Place = { title: string; address: string; latitude: number; longitude: number };

/** What the selected user does in the chat. Failures are shown, never thrown. */
export function createChatActions(
  api: EmulatorApi,
  store: ChatStore,
  spokenPostbacks: SpokenPostbacks,
) {
  /** Pictures of this page's own uploads, by message id. */
  const uploads = new Map<string, string>();

  async function act(event: JsonObject): Promise<string | undefined> {
    const user = store.selected();
    if (!user) return undefined;
    try {
      const { status, webhookEventId } = await api.sendEvent(user.userId, event);
      if (status === 0)
        toast('The bot could not be reached; the event was not delivered.', 'alert');
      else if (status >= 300) toast(`The bot’s webhook answered ${status}.`, 'alert');
      return webhookEventId;
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error), 'alert');
      return undefined;
    }
  }
  const sendMessage = (message: JsonObject) => act({ type: 'message', message });

  async function sendFile(file: File) {
    const user = store.selected();
    if (!user) return;
    try {
      const id = await api.upload(user.userId, file);
      const kind = file.type.split('/')[0] ?? '';
      const type = ['image', 'video', 'audio'].includes(kind) ? kind : 'file';
      const url = URL.createObjectURL(file);
      uploads.set(id, url);
      const duration = type === 'video' || type === 'audio' ? await durationOf(url, type) : 0;
      await sendMessage({
        type,
        id,
        ...(duration ? { duration } : {}),
        ...(type === 'file' ? { fileName: file.name, fileSize: file.size } : {}),
      });
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error), 'alert');
    }
  }

  return {
    sendText: (text: string) => sendMessage({ type: 'text', text }),
    sendSticker: (sticker: { packageId: string; stickerId: string; keywords: string[] }) =>
      sendMessage({ type: 'sticker', ...sticker }),
    sendLocation: (place: Place) => sendMessage({ type: 'location', ...place }),
    async sendFiles(files: Iterable<File>) {
      for (const file of files) await sendFile(file);
    },
    async sendPostback(data: string, { displayText, params }: PostbackOptions = {}) {
      const id = await act({
        type: 'postback',
        postback: { data, ...(params ? { params } : {}) },
      });
      if (id && displayText) spokenPostbacks.remember(id, displayText);
    },
    unsend: (messageId: string) => act({ type: 'unsend', unsend: { messageId } }),
    uploadedUrl: (messageId: string) => uploads.get(messageId),
    forgetUpload(messageId: string) {
      const url = uploads.get(messageId);
      if (url) URL.revokeObjectURL(url);
      uploads.delete(messageId);
    },
  };
}
export type ChatActions = ReturnType<typeof createChatActions>;

/** Milliseconds; 0 when the browser cannot read the file. */
function durationOf(url: string, type: 'video' | 'audio'): Promise<number> {
  return new Promise((resolve) => {
    const media = document.createElement(type);
    const finish = (seconds: number) =>
      resolve(Number.isFinite(seconds) ? Math.round(seconds * 1000) : 0);
    media.onloadedmetadata = () => finish(media.duration);
    media.onerror = () => finish(0);
    media.preload = 'metadata';
    media.src = url;
  });
}
