/*
 * Dates as they are written in New Zealand. The calendar of form-js makes 3 March of 31/02, clears what it cannot read,
 * reads the month first where the browser is set to American English, and counts a day back west of Greenwich. Here a
 * date is read as it is written, or is said to be unreadable, and the text stays.
 */
export const UNREADABLE = Symbol('unreadable');

const FORMAT = 'j/m/Y';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const WRITTEN = [
  [/^(?<day>\d{1,2})\s*[/.\- ]\s*(?<month>\d{1,2})\s*[/.\- ]\s*(?<year>\d{4})$/, groups => Number(groups.month)],
  [/^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/, groups => Number(groups.month)],
  [
    /^(?<day>\d{1,2})\s+(?<month>[a-z]{3,9})\.?\s+(?<year>\d{4})$/i,
    groups => MONTHS.indexOf(groups.month.slice(0, 3).toLowerCase()) + 1
  ]
];
const PERIOD = /^(?<sign>-?)P(?<count>\d+)(?<unit>[DMY])$/;

function iso(date) {
  return date.toISOString().slice(0, 10);
}

/** Reads what was typed. @returns yyyy-mm-dd, null for nothing, UNREADABLE for what is no day of the calendar */
export function read(text) {
  const typed = text.trim();
  if (typed === '') {
    return null;
  }
  for (const [pattern, monthOf] of WRITTEN) {
    const groups = pattern.exec(typed)?.groups;
    if (groups) {
      const month = monthOf(groups);
      const date = new Date(Date.UTC(Number(groups.year), month - 1, Number(groups.day)));
      const isThere = date.getUTCMonth() === month - 1 && date.getUTCDate() === Number(groups.day);
      return isThere && Number(groups.year) >= 1000 ? iso(date) : UNREADABLE;
    }
  }
  return UNREADABLE;
}

/** Today in New Zealand, wherever the browser is. */
export function today() {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Pacific/Auckland' }).format(new Date());
}

/** The day that lies a period such as -P1Y from today; null where the period is not understood. */
export function dayAfter(period) {
  const groups = PERIOD.exec(period)?.groups;
  if (!groups) {
    return null;
  }
  const count = Number(`${groups.sign}${groups.count}`);
  const [year, month, day] = today().split('-').map(Number);
  if (groups.unit === 'D') {
    return iso(new Date(Date.UTC(year, month - 1, day + count)));
  }
  const months = groups.unit === 'M' ? count : 12 * count;
  const endOfMonth = new Date(Date.UTC(year, month + months, 0));
  return iso(new Date(Date.UTC(year, month - 1 + months, Math.min(day, endOfMonth.getUTCDate()))));
}

export function spoken(day) {
  return new Intl.DateTimeFormat('en-NZ', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    .format(new Date(`${day}T00:00:00Z`));
}

/** form-js hands over a day as its midnight in Greenwich; the calendar counts in the browser's own time. */
function inOwnTime(date) {
  const isGreenwich = date instanceof Date && date.getTime() % 86_400_000 === 0;
  return isGreenwich ? new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()) : date;
}

function readStrictly(calendar, onRead) {
  const { input } = calendar;
  const setDate = calendar.setDate;
  let isBeingTyped = false;
  calendar.config.dateFormat = FORMAT;
  calendar.config.minDate = undefined;
  input.placeholder = 'dd/mm/yyyy';
  calendar.setDate = (date, tells, format) => {
    if (typeof date !== 'string') {
      const isNothing = date instanceof Date && Number.isNaN(date.getTime());
      // The form may still be drawing what was chosen before while the next date is already being typed.
      const isInTheWay = isBeingTyped && document.activeElement === input;
      if (!isInTheWay && (!isNothing || read(input.value) !== UNREADABLE)) {
        setDate(inOwnTime(date), tells, format);
      }
      return;
    }
    const day = read(date);
    if (day === UNREADABLE) {
      setDate([], true);
      input.value = date;
    } else {
      setDate(day === null ? [] : inOwnTime(new Date(`${day}T00:00:00Z`)), true);
    }
    isBeingTyped = false;
    onRead(input);
  };
  // On a phone, the phone's own way to choose a day stands in for the field, but without its label.
  if (calendar.mobileInput) {
    calendar.mobileInput.id = `${input.id}-native`;
    input.closest('.fjs-form-field').querySelector('label').htmlFor = calendar.mobileInput.id;
  }
  input.addEventListener('input', () => (isBeingTyped = true));
  // The key takes the date over; it would also send a form that has no other field.
  input.addEventListener('keydown', event => {
    if (event.key === 'Enter') {
      event.preventDefault();
    }
  });
}

/** For every calendar from now on. @param onRead told of the input whose text was read */
export function strictDates(onRead) {
  window.flatpickr.setDefaults({ onReady: (dates, text, calendar) => readStrictly(calendar, onRead) });
}
