ALTER TABLE sleep ADD COLUMN mood TEXT;
UPDATE sleep SET mood = 'rested';
