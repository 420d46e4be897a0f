/** Rows of one person, in the table of people, that hold something to be taken back when the person is forgotten. */
export const ownPicturePrefix = 'picture-';
/** What somebody has searched for, for some minutes. */
export const searchPrefix = 'search-';
/** Groups in which the person has spoken to the bot. */
export const groupPrefix = 'group-';
