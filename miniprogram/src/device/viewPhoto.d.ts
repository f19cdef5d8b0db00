/** Shows a photo as large as the telephone allows. */
export declare function viewPhoto(url: string, urls: readonly string[]): void;
