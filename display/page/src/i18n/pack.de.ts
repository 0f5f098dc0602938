import words from './de.json';
import reasons from './reasons.de.json';
import care from './care.de.json';

export default { words, reasons, care };
