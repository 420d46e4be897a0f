/** Rows of one person, in the table of people, that hold something to be taken back when the person is forgotten. */
export const ownPicturePrefix = 'picture-';
/** Groups in which the person has spoken to the bot. */
export const groupPrefix = 'group-';
