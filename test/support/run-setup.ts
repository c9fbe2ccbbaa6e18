export { makeRunDirectory as default } from './run-directory';
