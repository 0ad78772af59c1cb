//! Words to features: sentiment, category, urgency, emotion, phrases
