export { removeRunDirectory as default } from './run-directory';
