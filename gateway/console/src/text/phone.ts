/** `139 0000 0001`, `0580-2345678`: grouped for reading aloud; masked numbers stay as they are. */
export function readablePhone(phone: string): string {
  const national = phone.replace(/^\+86/, '');
  if (/^1\d{10}$/.test(national)) {
    return `${national.slice(0, 3)} ${national.slice(3, 7)} ${national.slice(7)}`;
  }
  const landline = /^0?(10|2\d|[3-9]\d{2})(\d{7,8})$/.exec(national);
  return landline ? `0${landline[1]}-${landline[2]}` : national;
}

/** A number as the operator's form takes it: without the country code. */
export function typedPhone(phone: string): string {
  return phone.replace(/^\+86(?=1)/, '').replace(/^\+86/, '0');
}
