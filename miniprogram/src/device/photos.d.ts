/** Photos: taken or chosen, made smaller, kept so that they outlive a reload, uploaded. */
import type { PhotoView } from '@gridline/shared/complaint.ts';
import type { Answer } from '../api/answer';

/** Paths (WeChat) or data URLs (H5) of the photos chosen; empty if the resident changed their mind. */
export declare function choosePhotos(atMost: number): Promise<string[]>;

export declare function uploadPhoto(path: string, token: string): Promise<Answer<PhotoView>>;
