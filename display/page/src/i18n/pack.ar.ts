import words from './ar.json';
import reasons from './reasons.ar.json';
import care from './care.ar.json';

export default { words, reasons, care };
