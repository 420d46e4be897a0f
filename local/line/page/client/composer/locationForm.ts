import type { ChatActions, Place } from '../chat/chatActions';
import { element } from '../elements/element';
import { field, form, submitButton } from '../elements/field';
import { closePopover, showPopover } from '../elements/popover';

const places: Place[] = [
  {
    title: '東京駅',
    address: '東京都千代田区丸の内1丁目',
    latitude: 35.68124,
    longitude: 139.76712,
  },
  { title: 'วัดอรุณ', address: 'แขวงวัดอรุณ กรุงเทพมหานคร', latitude: 13.74373, longitude: 100.48892 },
  {
    title: '台北101',
    address: '台北市信義區信義路五段7號',
    latitude: 25.03396,
    longitude: 121.56447,
  },
];

/** Some known places, or one's own. */
export function showLocationForm(anchor: HTMLElement, chat: ChatActions) {
  const title = field('Title', { required: true, maxlength: 100 });
  const address = field('Address', { required: true, maxlength: 100 });
  const number = (label: string, limit: number) =>
    field(label, { type: 'number', step: 'any', min: -limit, max: limit, required: true });
  const latitude = number('Latitude', 90);
  const longitude = number('Longitude', 180);

  function fill(place: Place) {
    title.input.value = place.title;
    address.input.value = place.address;
    latitude.input.value = String(place.latitude);
    longitude.input.value = String(place.longitude);
  }
  function send() {
    closePopover();
    void chat.sendLocation({
      title: title.input.value,
      address: address.input.value,
      latitude: latitude.input.valueAsNumber,
      longitude: longitude.input.valueAsNumber,
    });
  }
  const known = places.map((place) =>
    element('button', { type: 'button', class: 'chip', on: { click: () => fill(place) } }, [
      place.title,
    ]),
  );
  if (places[0]) fill(places[0]);
  showPopover(anchor, { label: 'Send a location' }, [
    form(
      [
        element('strong', {}, ['Location']),
        element('div', { class: 'known-places' }, known),
        title.row,
        address.row,
        element('div', { class: 'field-pair' }, [latitude.row, longitude.row]),
        submitButton('Send'),
      ],
      send,
    ),
  ]);
}
