/** opencc-js publishes its dictionaries as strings, `traditional simplified|…`, without types of their own. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string;
  export default pairs;
}
