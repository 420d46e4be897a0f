interface Action {
  readonly type: string;
  readonly label?: string;
  readonly text?: string;
  readonly displayText?: string;
  readonly data?: string;
  readonly uri?: string;
  readonly linkUri?: string;
  readonly clipboardText?: string;
  readonly area?: { x: number; y: number; width: number; height: number };
}

/** A LINE message object as lines of text: kind and words, areas with their actions, quick replies. */
export function describeMessage(message: Readonly<Record<string, unknown>>): string {
  const { type, text, altText, baseUrl, baseSize, actions, quickReply } = message as {
    type: string;
    text?: string;
    altText?: string;
    baseUrl?: string;
    baseSize?: { width: number; height: number };
    actions?: readonly Action[];
    quickReply?: { items: readonly { action: Action }[] };
  };
  const size = baseSize === undefined ? '' : `, ${baseSize.width} x ${baseSize.height}`;
  const areas = (actions ?? []).map(
    (action) => `  area ${describeArea(action.area)}  ${describeAction(action)}`,
  );
  const replies = (quickReply?.items ?? []).map(({ action }) => `  [${describeAction(action)}]`);
  return [
    `${type}${size}: ${altText ?? text ?? ''}`,
    ...(baseUrl === undefined ? [] : [`  ${baseUrl}`]),
    ...areas,
    ...(replies.length === 0 ? [] : ['  quick replies', ...replies]),
  ].join('\n');
}

function describeArea(area: Action['area']): string {
  return area === undefined ? 'all' : `${area.x},${area.y} ${area.width} x ${area.height}`;
}

function describeAction(action: Action): string {
  const { type, label, text, displayText, data, uri, linkUri, clipboardText } = action;
  const does = text ?? displayText ?? data ?? uri ?? linkUri ?? clipboardText;
  return [label ?? type, ...(does === undefined ? [] : [`${type}: ${does}`])].join(' -> ');
}
