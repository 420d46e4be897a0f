import './requireNode';
import { app } from '@azure/functions';
import { deps } from './deps';
import './lineWebhook';
import './handleLineEvent';
import './recoverLineEvent';
import './composeRichMessage';
import './richMessageImage';
import './health';
import './manage';
import './dropEventRecords';
import './collectPictures';
import './warmCards';
import './expireChats';
import './collectLeftovers';

// A configuration that is not usable stops the app here, with every problem named, instead of each request later.
deps();

app.hook.appStart(() => deps().warmUp());
app.hook.appTerminate(() => deps().close());
