import { pictureHeight } from './drawPicture';

type Message = Record<string, unknown>;

const cell = (x: number) => ({ x, y: 860, width: 304, height: 136 });

const quickReply = {
  items: [
    { type: 'action', action: { type: 'message', label: 'もう一枚', text: 'もう一枚' } },
    {
      type: 'action',
      action: {
        type: 'postback',
        label: '夕方の言葉',
        data: 'mood=evening',
        displayText: '夕方の言葉がいい',
      },
    },
    {
      type: 'action',
      action: {
        type: 'datetimepicker',
        label: '毎朝届ける',
        data: 'daily',
        mode: 'time',
        initial: '07:30',
      },
    },
    { type: 'action', action: { type: 'location', label: '場所を送る' } },
  ],
};

export const richMessage = (baseUrl: string): Message => ({
  type: 'imagemap',
  baseUrl,
  altText: 'おはよう。今日の一歩が、明日をつくる。',
  baseSize: { width: 1040, height: pictureHeight },
  actions: [
    { type: 'message', label: 'もう一枚', text: 'もう一枚お願いします', area: cell(36) },
    { type: 'clipboard', label: '気分を変える', clipboardText: '今日の一歩', area: cell(368) },
    { type: 'uri', label: '保存する', linkUri: 'https://example.com/saved', area: cell(700) },
  ],
  quickReply,
});

export const flexMenu = (baseUrl: string): Message => ({
  type: 'flex',
  altText: 'Brunch menu',
  contents: {
    type: 'bubble',
    hero: {
      type: 'image',
      url: `${baseUrl}/700`,
      size: 'full',
      aspectRatio: '20:13',
      aspectMode: 'cover',
    },
    body: {
      type: 'box',
      layout: 'vertical',
      contents: [
        { type: 'text', text: 'Sunrise Café', weight: 'bold', size: 'xl' },
        {
          type: 'text',
          wrap: true,
          size: 'sm',
          contents: [
            { type: 'span', text: 'Open until ' },
            { type: 'span', text: '15:00', weight: 'bold', color: '#d9534f' },
          ],
        },
        {
          type: 'box',
          layout: 'vertical',
          margin: 'lg',
          spacing: 'sm',
          contents: ['Place', 'Hours'].map((name, index) => ({
            type: 'box',
            layout: 'baseline',
            spacing: 'sm',
            contents: [
              { type: 'text', text: name, color: '#aaaaaa', size: 'sm', flex: 1 },
              {
                type: 'text',
                text: ['2-1 Marunouchi, Tokyo', 'Every day 07:00 – 15:00'][index],
                wrap: true,
                color: '#666666',
                size: 'sm',
                flex: 4,
              },
            ],
          })),
        },
      ],
    },
    footer: {
      type: 'box',
      layout: 'vertical',
      spacing: 'sm',
      contents: [
        {
          type: 'button',
          style: 'primary',
          height: 'sm',
          action: {
            type: 'postback',
            label: 'Book a table',
            data: 'book=1',
            displayText: 'Book a table',
          },
        },
        {
          type: 'button',
          style: 'link',
          height: 'sm',
          action: { type: 'uri', label: 'Website', uri: 'https://example.com/' },
        },
      ],
    },
  },
});

export const flexCarousel = (): Message => ({
  type: 'flex',
  altText: 'Three moods',
  contents: {
    type: 'carousel',
    contents: ['Calm', 'Bold', 'Bright'].map((name, index) => ({
      type: 'bubble',
      size: 'micro',
      header: {
        type: 'box',
        layout: 'vertical',
        background: {
          type: 'linearGradient',
          angle: '135deg',
          startColor: ['#6a85f5', '#f5576c', '#f7b733'][index],
          endColor: ['#a6c1ee', '#f093fb', '#fce38a'][index],
        },
        contents: [{ type: 'text', text: name, color: '#ffffff', weight: 'bold', size: 'lg' }],
      },
      body: {
        type: 'box',
        layout: 'horizontal',
        contents: [
          { type: 'text', text: `${12 + index} words`, size: 'sm', gravity: 'center' },
          { type: 'separator' },
          { type: 'text', text: 'Tap to see', size: 'sm', align: 'end', color: '#888888' },
        ],
        action: { type: 'message', label: name, text: `Mood: ${name}` },
      },
    })),
  },
});

export const buttonsTemplate = (baseUrl: string): Message => ({
  type: 'template',
  altText: 'Shall we?',
  template: {
    type: 'buttons',
    thumbnailImageUrl: `${baseUrl}/460`,
    title: 'Morning message',
    text: 'How often should it come?',
    actions: [
      { type: 'message', label: 'Every day', text: 'every day' },
      { type: 'postback', label: 'Never', data: 'frequency=never' },
    ],
  },
});

export const confirmTemplate = (): Message => ({
  type: 'template',
  altText: 'Sure?',
  template: {
    type: 'confirm',
    text: 'Delete all saved pictures?',
    actions: [
      { type: 'message', label: 'Yes', text: 'yes' },
      { type: 'message', label: 'No', text: 'no' },
    ],
  },
});
