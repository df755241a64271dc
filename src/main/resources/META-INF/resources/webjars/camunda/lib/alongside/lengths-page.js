/* The same on our own pages. What is pasted is not cut off without a word: whoever sends it is told, and it stays. */
import { lengthOf, sayLength } from './lengths.js';

document.querySelectorAll('input[type="text"][maxlength], textarea[maxlength]').forEach(input => {
  const lengthMax = input.maxLength;
  const place = document.createElement('div');
  input.after(place);
  input.removeAttribute('maxlength');
  sayLength(input, lengthMax, place);
  input.addEventListener('input', () => {
    const length = lengthOf(input.value);
    input.setCustomValidity(length > lengthMax ? `This is too long: ${length} of ${lengthMax} characters.` : '');
  });
});
