import { createChatActions } from './chat/chatActions';
import { chatHeader } from './chat/chatHeader';
import { conversation } from './chat/conversation';
import { createPerformAction } from './chat/performAction';
import { createSpokenPostbacks } from './chat/spokenPostbacks';
import { composer } from './composer/composer';
import { element } from './elements/element';
import { closePopover } from './elements/popover';
import { inspector } from './inspector/inspector';
import { createPageView } from './pageView';
import { createChatStore } from './store/chatStore';
import { createEmulatorApi } from './store/emulatorApi';
import { userList } from './users/userList';

/** Puts the page together: people, conversation, details. */
function main() {
  const api = createEmulatorApi();
  const store = createChatStore(api);
  const spokenPostbacks = createSpokenPostbacks((id) => talk.refresh(id));
  const chat = createChatActions(api, store, spokenPostbacks);
  const writing = composer(store, chat);
  const view = createPageView(store, writing.focus);
  const details = inspector(store, view.toggleInspector);
  const talk = conversation({
    focusComposer: writing.focus,
    store,
    chat,
    spokenPostbacks,
    context: {
      perform: createPerformAction(chat, writing.tools),
      uploadedUrl: chat.uploadedUrl,
    },
    inspect(entry) {
      view.openInspector();
      details.reveal(entry);
    },
  });

  view.root.append(
    element('header', { class: 'unseen' }, [element('h1', {}, ['LINE emulator'])]),
    userList(store, api, view.openChat),
    element('div', { class: 'chat' }, [
      chatHeader(store, api, { back: view.back, toggleInspector: view.toggleInspector }),
      talk.node,
      writing.node,
    ]),
    details.node,
  );
  document.body.append(view.root);
  acceptDroppedFiles(view.root, (files) => void chat.sendFiles(files));
  store.listen(({ kind }) => {
    if (kind === 'selected') closePopover();
  });
  store.start();
}

function acceptDroppedFiles(root: HTMLElement, send: (files: File[]) => void) {
  root.addEventListener('dragover', (event) => event.preventDefault());
  root.addEventListener('drop', (event) => {
    event.preventDefault();
    send([...(event.dataTransfer?.files ?? [])]);
  });
}

main();
