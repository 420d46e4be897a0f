import { element } from '../elements/element';
import type { Channel } from '../store/chatTypes';

/** The channel: this month's consumption and where its webhook goes. */
export function channelCard({ quota, consumption, webhook, channelId }: Channel): HTMLElement {
  const isLimited = quota.type === 'limited';
  return element('section', { class: 'channel-card', 'aria-label': 'Channel' }, [
    element('div', { class: 'channel-figures' }, [
      element('span', { class: 'channel-count' }, [consumption.toLocaleString()]),
      element('span', { class: 'faint' }, [
        isLimited ? `of ${quota.value.toLocaleString()} this month` : 'this month, no limit',
      ]),
    ]),
    isLimited &&
      element('meter', {
        class: 'channel-meter',
        min: 0,
        max: Math.max(quota.value, 1),
        high: quota.value * 0.9,
        value: consumption,
        'aria-label': 'Quota used',
      }),
    element('dl', {}, [
      element('dt', {}, ['Webhook']),
      element('dd', { title: webhook.endpoint }, [webhook.active ? webhook.endpoint : 'off']),
      element('dt', {}, ['Channel']),
      element('dd', {}, [channelId]),
    ]),
  ]);
}
